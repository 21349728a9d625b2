import { describe, expect, test } from 'vitest';
import { agencies } from '#test/cast';
import { type World, world } from '#test/world';
import { getWorkingCalendar } from '../../calendar-store.ts';
import { workingDayAfter } from '../../working-time.ts';

const year = '/can-bo/lich-lam-viec/2027';
const tet = { day: '11/02/2027', kind: 'compensatory', name: 'Tết Nguyên đán', legalRef: 'Thông báo 1/TB-BNV' };
const next = ({ read }: World, day: string, agencyId: string = agencies.a) =>
  read('citizen An', async (db) => workingDayAfter(await getWorkingCalendar(db, agencyId), day, 1));

describe('the holidays of a year', () => {
  test('shows each day in words, and how to keep them only to who may', () =>
    world(async ({ get }) => {
      const kept = await get(year, 'administrator Thu');
      expect(kept.body).toContain('thứ Bảy 06/02/2027');
      expect(kept.body).toContain('Dự kiến');
      expect(kept.body).toContain('Hoán đổi ngày làm việc');
      expect((await get(year, 'leader Chi')).body).not.toContain('Hoán đổi ngày làm việc');
      expect((await get(`${year}?lang=en`, 'leader Chi')).body).toContain('Lunar New Year');
    }));

  test('a day added by the administrator moves what citizens of that commune are promised, and no other', () =>
    world(async (w) => {
      expect(await next(w, '2027-02-03')).toBe('2027-02-11');
      const answer = await w.post(`${year}/ngay-nghi`, tet, 'administrator Thu');
      expect(answer.headers.location).toBe(year);
      expect(await next(w, '2027-02-03')).toBe('2027-02-12');
      expect(await next(w, '2027-02-03', agencies.b)).toBe('2027-02-11');
      expect(await w.events()).toMatchObject({ 'calendar.days_added': 1 });
    }));

  test('a day added by the supervisor of the province holds in every commune', () =>
    world(async (w) => {
      await w.post(`${year}/ngay-nghi`, tet, 'supervisor Tuấn');
      expect(await next(w, '2027-02-03', agencies.a)).toBe('2027-02-12');
      expect(await next(w, '2027-02-03', agencies.b)).toBe('2027-02-12');
    }));

  test('two days trade places, and come back when one is removed', () =>
    world(async (w) => {
      const swap = { dayOff: '03/05/2027', workingDay: '08/05/2027', swapName: 'Lễ 1/5', swapRef: 'Công văn 2' };
      const taken = await w.post(`${year}/hoan-doi`, swap, 'administrator Thu');
      expect(taken.statusCode).toBe(409);
      expect(taken.body).toContain('Ngày 03/05/2027 đã có trong lịch');
      const free = { ...swap, dayOff: '04/05/2027' };
      expect((await w.post(`${year}/hoan-doi`, free, 'administrator Thu')).statusCode).toBe(303);
      expect(await next(w, '2027-05-02')).toBe('2027-05-05');
      expect(await next(w, '2027-05-07')).toBe('2027-05-08');
      await w.post(`${year}/ngay-nghi/2027-05-08/bo`, {}, 'administrator Thu');
      expect(await next(w, '2027-05-02')).toBe('2027-05-04');
      expect(await next(w, '2027-05-07')).toBe('2027-05-10');
    }));

  test('a swap of the wrong days is refused with the rule', () =>
    world(async ({ post }) => {
      const swap = { dayOff: '08/05/2027', workingDay: '15/05/2027', swapName: 'Lễ', swapRef: 'CV 2' };
      const weekend = await post(`${year}/hoan-doi`, swap, 'administrator Thu');
      expect(weekend.statusCode).toBe(422);
      expect(weekend.body).toContain('phải là ngày làm việc theo giờ làm việc hằng tuần');
      const working = { ...swap, dayOff: '04/05/2027', workingDay: '12/05/2027' };
      expect((await post(`${year}/hoan-doi`, working, 'administrator Thu')).body).toContain(
        'phải là ngày nghỉ hằng tuần',
      );
    }));

  test('publishing names the notice, ends the warning, and happens once', () =>
    world(async ({ at, get, post }) => {
      at('2026-11-23 08:00');
      const source = 'Thông báo 1/TB-BNV ngày 20/11/2026';
      expect((await post(`${year}/cong-bo`, { source }, 'administrator Thu')).statusCode).toBe(303);
      const { body } = await get('/can-bo/lich-lam-viec', 'leader Chi');
      expect(body).toContain(source);
      expect(body).not.toContain('Lịch nghỉ lễ năm 2027 mới là dự kiến');
      expect((await get(year, 'leader Chi')).body).not.toContain('Dự kiến');
      expect((await post(`${year}/cong-bo`, { source }, 'administrator Thu')).body).toContain('đã được công bố');
      const empty = await post('/can-bo/lich-lam-viec/2030/cong-bo', { source }, 'administrator Thu');
      expect(empty.body).toContain('chưa có ngày nghỉ nào');
    }));

  test('what was typed wrong is shown again beside what is wrong with it', () =>
    world(async ({ post }) => {
      const { statusCode, body } = await post(`${year}/ngay-nghi`, { day: '31/02/2027' }, 'administrator Thu');
      expect(statusCode).toBe(422);
      expect(body).toContain('Ngày nghỉ phải là ngày có thật');
      expect(body).toContain('Hãy nhập số văn bản');
      expect(body).toContain('value="31/02/2027"');
    }));

  test('days gone by stay as they were', () =>
    world(async ({ at, post }) => {
      at('2026-03-10 08:00');
      const past = { ...tet, day: '09/03/2026' };
      expect((await post('/can-bo/lich-lam-viec/2026/ngay-nghi', past, 'administrator Thu')).statusCode).toBe(422);
      const gone = await post('/can-bo/lich-lam-viec/2026/ngay-nghi/2026-02-17/bo', {}, 'administrator Thu');
      expect(gone.body).toContain('Ngày 17/02/2026 đã qua');
    }));

  test('a day that is not there, a year out of range, and a clerk are turned away', () =>
    world(async ({ get, post }) => {
      expect((await post(`${year}/ngay-nghi/2027-03-01/bo`, {}, 'administrator Thu')).statusCode).toBe(404);
      expect((await get('/can-bo/lich-lam-viec/1999', 'administrator Thu')).statusCode).toBeGreaterThanOrEqual(400);
      expect((await post(`${year}/ngay-nghi`, tet, 'clerk Bình')).statusCode).toBe(403);
      expect((await post(`${year}/ngay-nghi`, tet, 'leader Chi')).statusCode).toBe(403);
    }));
});
