import { describe, expect, test } from 'vitest';
import { staffIdOf } from '#test/cast';
import { file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';

const page = '/can-bo/nhat-ky-truy-cap';

/** Khánh looks at a dossier on the tenth, Oanh at the same the day after, and Bình knocks at a door that is not his. */
async function looked(w: World): Promise<void> {
  const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
  await w.get(`/can-bo/ho-so/${code}`, 'officer Khánh');
  w.at('2026-03-10 08:30');
  await w.get('/can-bo/quan-tri/tai-khoan', 'clerk Bình');
  w.at('2026-03-11 09:00');
  await w.get(`/can-bo/ho-so/${code}`, 'officer Oanh');
}

/** The rows of the table, without their marks. */
const rowsOf = (body: string) => (/<tbody[\s\S]*<\/tbody>/.exec(body)?.[0] ?? '').replace(/<[^>]+>/g, ' ');

describe('the access journal of an agency', () => {
  test('tells its leader who looked and who was refused, newest first', () =>
    world(async (w) => {
      await looked(w);
      const { body } = await w.get(page, 'leader Chi');
      expect(rowsOf(body)).toMatch(/Bùi Thị Oanh[\s\S]*Trần Văn Bình[\s\S]*không có quyền[\s\S]*Phạm Quốc Khánh/);
      expect(body).toContain('Niêm phong nhật ký');
    }));

  test('is narrowed to a person, a day and an outcome', () =>
    world(async (w) => {
      await looked(w);
      const rows = async (asked: string) => rowsOf((await w.get(`${page}?${asked}`, 'administrator Thu')).body);
      expect(await rows(`nguoi=${staffIdOf('officer Khánh')}`)).not.toMatch(/Oanh|Bình/);
      expect(await rows('ngay=11%2F03%2F2026')).toMatch(/^(?!.*(Khánh|Bình))[\s\S]*Oanh/);
      expect(await rows('ketqua=refused')).toMatch(/^(?!.*(Khánh|Oanh))[\s\S]*Bình/);
      expect((await w.get(`${page}?ngay=31%2F02%2F2026`, 'administrator Thu')).statusCode).toBe(422);
    }));

  test('is turned page by page', () =>
    world(async (w) => {
      const { code } = await receive(w, 'clerk Bình', await file(w, 'citizen An'));
      for (let time = 0; time < 60; time++) await w.get(`/can-bo/ho-so/${code}`, 'officer Khánh');
      const { body } = await w.get(page, 'leader Chi');
      const next = /href="([^"]*sau=[^"]*)"[^>]*rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
      const second = await w.get(next ?? '', 'leader Chi');
      expect(rowsOf(body).match(/Phạm Quốc Khánh/g)).toHaveLength(50);
      expect(rowsOf(second.body).match(/Phạm Quốc Khánh/g)).toHaveLength(10);
    }));

  test('is no business of clerks, nor of another agency', () =>
    world(async (w) => {
      await looked(w);
      expect((await w.get(page, 'clerk Bình')).statusCode).toBe(403);
      expect((await w.get(page, 'leader Sơn of B')).body).not.toContain('Phạm Quốc Khánh');
    }));
});
