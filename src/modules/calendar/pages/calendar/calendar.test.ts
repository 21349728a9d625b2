import { expect, test } from 'vitest';
import { world } from '#test/world';

test('the administrator sees every year with its status, and the opening hours', () =>
  world(async ({ at, get }) => {
    at('2026-09-30 08:00');
    const { statusCode, body } = await get('/can-bo/lich-lam-viec', 'administrator Thu');
    expect(statusCode).toBe(200);
    expect(body).toContain('Đã công bố');
    expect(body).toContain('07:30-11:30, 13:30-17:00');
    expect(body).toContain('Đổi giờ làm việc');
    expect(body).not.toContain('Hãy đối chiếu với thông báo chính thức');
  }));

test('from 1 October the leader is warned of a next year that is only proposed, and of none at all', () =>
  world(async ({ at, get }) => {
    at('2026-10-01 08:00');
    const { body } = await get('/can-bo/lich-lam-viec', 'leader Chi');
    expect(body).toContain('Lịch nghỉ lễ năm 2027 mới là dự kiến');
    expect(body).not.toContain('Đổi giờ làm việc');
    at('2027-10-01 08:00');
    expect((await get('/can-bo/lich-lam-viec', 'administrator Thu')).body).toContain('Chưa có lịch nghỉ lễ năm 2028');
    expect((await get('/readyz')).statusCode).toBe(200);
  }));

test('a counter clerk and a citizen are refused', () =>
  world(async ({ get }) => {
    expect((await get('/can-bo/lich-lam-viec', 'clerk Bình')).statusCode).toBe(403);
    expect((await get('/can-bo/lich-lam-viec', 'citizen An')).statusCode).toBe(403);
  }));
