import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { textOfPdf } from '#platform/pdf/text-of-pdf';
import { agencies, staffIdOf } from '#test/cast';
import { certifiedCopies, file, receive } from '#test/dossiers';
import { type World, world } from '#test/world';
import type { Dossier } from '../../dossier.ts';
import { monthsFrom } from './register-query.ts';

const page = '/can-bo/so-theo-doi';

const codesIn = (text: string): string[] => [...new Set(text.match(/H44\.\d+-\d{6}-\d{4}/g) ?? [])];

async function received(w: World, filing: Parameters<typeof file>[2] = {}): Promise<Dossier> {
  return receive(w, 'clerk Bình', await file(w, 'citizen An', filing));
}

/** As many dossiers as a busy month brings, a copy of one that was received. */
async function manyMore(w: World, { id }: Dossier, count: number): Promise<void> {
  const columns = await w.rows<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'dossiers' and table_name = 'dossier' and column_name not in ('id', 'code')
       and is_generated = 'NEVER' order by ordinal_position`,
  );
  const names = columns.map(({ name }) => name).join(', ');
  await w.rows(
    `insert into dossiers.dossier (id, code, ${names})
     select gen_random_uuid(), 'H44.127-260310-' || lpad((n + 1)::text, 4, '0'), ${names}
     from dossiers.dossier, generate_series(1, $2) n where id = $1`,
    [id, count],
  );
}

describe('the register', () => {
  test('lists what was received this month in its order, each line leading to its dossier', () =>
    world(async (w) => {
      w.at('2026-02-27 09:00');
      const earlier = await received(w);
      w.at('2026-03-10 09:00');
      const first = await received(w);
      w.at('2026-03-10 10:00');
      const second = await received(w);
      const waiting = await file(w, 'citizen An');
      const { body } = await w.get(page, 'clerk Bình');
      expect(codesIn(body)).toEqual([first.code, second.code]);
      expect(body).toContain(`href="/can-bo/ho-so/${first.code}"`);
      expect(body).not.toContain(waiting.code);
      expect(codesIn((await w.get(`${page}?thang=2026-02`, 'clerk Bình')).body)).toEqual([earlier.code]);
      expect(body).toContain('data-keys="g s"');
    }));

  test('is narrowed by field, state, channel and officer', () =>
    world(async (w) => {
      const marital = await received(w);
      w.at('2026-03-10 10:00');
      const copies = await received(w, { procedure: certifiedCopies, channel: 'counter' });
      const find = async (narrowed: string) => codesIn((await w.get(`${page}?${narrowed}`, 'leader Chi')).body);
      expect(await find(`linhvuc=${encodeURIComponent(copies.field)}`)).toEqual([copies.code]);
      expect(await find('kenh=online')).toEqual([marital.code]);
      expect(await find('trangthai=processing')).toEqual([marital.code, copies.code]);
      expect(await find('trangthai=handed_over')).toEqual([]);
      expect(await find(`canbo=${staffIdOf('clerk Bình')}`)).toEqual([marital.code, copies.code]);
      expect(await find(`canbo=${staffIdOf('officer Oanh')}`)).toEqual([]);
      expect(await find('thang=2026-13&kenh=pigeon&canbo=x&sau=y')).toEqual([marital.code, copies.code]);
    }));

  test('shows fifty lines a page and loses none between pages', () =>
    world(async (w) => {
      await manyMore(w, await received(w), 119);
      const found: string[] = [];
      let next: string | undefined = page;
      while (next) {
        const { body } = await w.get(next, 'clerk Bình');
        found.push(...codesIn(body));
        next = /href="([^"]*)" rel="next"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
      }
      expect(found).toHaveLength(120);
      expect(new Set(found).size).toBe(120);
    }));

  test('holds the dossiers received for another commune, and none that the other received', () =>
    world(async (w) => {
      const forB = await received(w, { handlingCode: 'H44.128' });
      expect(codesIn((await w.get(page, 'clerk Bình')).body)).toEqual([forB.code]);
      expect((await w.get(page, 'clerk Bình')).body).toContain('Ủy ban nhân dân xã An Nghĩa');
      expect(codesIn((await w.get(page, 'clerk Việt of B')).body)).toEqual([]);
      expect(forB.agencyId).toBe(agencies.a);
    }));

  test('is closed to citizens', () =>
    world(async (w) => {
      for (const url of [page, `${page}.pdf`, `${page}.xlsx`])
        expect((await w.get(url, 'citizen An')).statusCode, url).toBe(403);
    }));
});

describe('the register on paper', () => {
  test('is form 07 of the month', () =>
    world(async (w) => {
      const { code } = await received(w);
      const answer = await w.get(`${page}.pdf?thang=2026-03`, 'clerk Bình');
      expect(answer.headers['content-disposition']).toContain('so-theo-doi-2026-03.pdf');
      const words = (await textOfPdf(answer.rawPayload)).join(' ');
      expect(words.replace(/\s/g, '')).toContain(code);
      expect(words).toContain('Đang giải quyết');
      expect(words).toContain('31/03/2026');
    }));

  test('of more than three hundred lines gives way to a spreadsheet', () =>
    world(async (w) => {
      await manyMore(w, await received(w), 300);
      const answer = await w.get(`${page}.pdf`, 'clerk Bình');
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain('có hơn 300 hồ sơ');
      expect(answer.body).toContain('/can-bo/so-theo-doi.xlsx?thang=2026-03');
    }));
});

describe('the register as a spreadsheet', () => {
  test('has every line, with days that can be reckoned with', () =>
    world(async (w) => {
      w.at('2026-03-10 09:00');
      await manyMore(w, await received(w), 700);
      const answer = await w.get(`${page}.xlsx`, 'clerk Bình');
      expect(answer.headers['content-disposition']).toContain('attachment; filename="so-theo-doi-2026-03.xlsx"');
      const xml = strFromU8(unzipSync(answer.rawPayload)['xl/worksheets/sheet1.xml']!);
      expect(codesIn(xml)).toHaveLength(701);
      expect(xml).toContain('<c r="L6" s="5"><v>46091.375</v></c>');
      expect(xml).toContain('Trung tâm Phục vụ hành chính công xã Lạc Thuỷ');
    }));
});

test.each([
  ['2026-03', 1, '2026-04'],
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-03', -24, '2024-03'],
])('from %s, %i months on, it is %s', (month, count, other) => {
  expect(monthsFrom(month, count)).toBe(other);
});
