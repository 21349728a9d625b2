import { expect, test } from 'vitest';
import { type Database, publicScope } from '#platform/database';
import { world } from '#test/world';
import { lifeEvents } from './life-events.ts';
import { listFields, type ProcedureSearch, searchProcedures } from './search-store.ts';

const day = '2026-03-10';

const withCatalogue = (
  body: (
    search: (what: Partial<ProcedureSearch>) => ReturnType<typeof searchProcedures>,
    database: Database,
  ) => Promise<void>,
) =>
  world(async ({ database }) => {
    await body((what) => database.read(publicScope, (db) => searchProcedures(db, { day, ...what })), database);
  });

test('words without accents find, in any order, and the shortest name with the phrase comes first', () =>
  withCatalogue(async (search) => {
    expect((await search({ words: 'khai sinh' })).found[0]?.code).toBe('1.001193');
    const { found } = await search({ words: 'SINH khai dang ky', size: 100 });
    expect(found.map(({ code }) => code)).toContain('1.001193');
    expect((await search({ words: 'xac nhan tinh trang hon nhan' })).found.map(({ code }) => code)).toEqual([
      '1.004873',
    ]);
  }));

test('accents that are typed must be there; the other tone placement and decomposed letters find too', () =>
  withCatalogue(async (search) => {
    const codes = async (words: string) => (await search({ words, size: 100 })).found.map(({ code }) => code);
    expect(await codes('thủy lợi')).toEqual(await codes('thuỷ lợi'));
    expect(await codes('thủy lợi'.normalize('NFD'))).toEqual(await codes('thủy lợi'));
    expect((await codes('thủy lợi')).length).toBeGreaterThan(5);
    expect(await codes('thúy lợi')).toEqual([]);
  }));

test('a code finds by its beginning', () =>
  withCatalogue(async (search) => {
    expect((await search({ words: '1.004873' })).found.map(({ code }) => code)).toEqual(['1.004873']);
    expect((await search({ words: '3.0003' })).found.every(({ code }) => code.startsWith('3.0003'))).toBe(true);
  }));

test('words that mean nothing to a search find everything or nothing, and never fail', () =>
  withCatalogue(async (search) => {
    expect((await search({ words: ' !!! ' })).found).toHaveLength(20);
    for (const words of ["'; drop table", ':* & |', '%', '\\', 'một (hai) <ba>', '🙂', 'a'.repeat(5000)]) {
      await expect(search({ words })).resolves.toBeDefined();
    }
  }));

test('field, audience and life event narrow', () =>
  withCatalogue(async (search, database) => {
    expect((await search({ field: 'Chứng thực', size: 50 })).found).toHaveLength(8);
    const business = await search({ audience: 'business', size: 500 });
    expect(business.found.map(({ code }) => code)).toContain('3.000439');
    expect(business.found.map(({ code }) => code)).not.toContain('1.001193');
    const lifeEvent = lifeEvents.find(({ key }) => key === 'qua-doi');
    const death = await search({ lifeEvent, size: 50 });
    expect(death.found.map(({ code }) => code)).toContain('1.000656');
    const fields = await database.read(publicScope, (db) => listFields(db, day));
    expect(fields.find(({ field }) => field === 'Chứng thực')?.count).toBe(8);
  }));

test('repealed procedures are not listed, and nothing is before the catalogue holds', () =>
  withCatalogue(async (search) => {
    expect((await search({ words: '2.001009' })).found).toEqual([]);
    expect((await search({ day: '2025-12-31' })).found).toEqual([]);
  }));

test.each([undefined, 'cap giay'])('pages follow each other without gap or repetition (%s)', (words) =>
  withCatalogue(async (search) => {
    const all = await search({ words, size: 1000 });
    const codes: string[] = [];
    let after: string | undefined;
    do {
      const page = await search({ words, size: 7, after });
      codes.push(...page.found.map(({ code }) => code));
      after = page.next;
    } while (after !== undefined);
    expect(codes).toEqual(all.found.map(({ code }) => code));
    expect(new Set(codes).size).toBe(codes.length);
  }),
);
