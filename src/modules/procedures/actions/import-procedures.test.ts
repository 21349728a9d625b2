import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Database, publicScope } from '#platform/database';
import { sql } from '#platform/sql';
import { withOwnDatabase } from '#test/database';
import type { CatalogueRecord } from '../catalogue-record.ts';
import { findVersionOn, listVersions } from '../version-store.ts';
import { importProcedures } from './import-procedures.ts';

const catalogue = JSON.parse(readFileSync('reference/procedures/procedures.json', 'utf8')) as CatalogueRecord[];
const marital = catalogue.find((record) => record.code === '1.004873') as CatalogueRecord;
const changed = { ...marital, time_limit: '2 ngày làm việc', legal_basis: [...marital.legal_basis, '9/2026/NĐ-CP'] };

const load = (database: Database, records: readonly unknown[], on = '2026-03-10') =>
  database.write(publicScope, (tx) =>
    importProcedures(tx, records, { on, by: 'test', at: Date.parse(`${on}T01:00:00Z`) }),
  );
/** A database of its own whose catalogue is empty. */
const withoutCatalogue = (body: (database: Database) => Promise<void>) =>
  withOwnDatabase(async (database) => {
    await database.write(publicScope, (tx) => tx.query(sql`delete from procedures.version`));
    await body(database);
  });

const versionOn = (database: Database, code: string, day: string) =>
  database.read(publicScope, (db) => findVersionOn(db, code, day));

describe('importing the whole catalogue', () => {
  test('enters every record once; a second time changes nothing', () =>
    withoutCatalogue(async (database) => {
      const first = await load(database, catalogue);
      expect([first.new.length, first.changed.length, first.unchanged.length]).toEqual([440, 0, 0]);
      expect(first.repealed).toHaveLength(6);
      const again = await load(database, catalogue, '2026-04-01');
      expect([again.new.length, again.changed.length, again.unchanged.length]).toEqual([0, 0, 440]);
      expect(again.problems).toEqual(first.problems);
    }));

  test('loses none of the raw text on the way through the database', () =>
    withoutCatalogue(async (database) => {
      await load(database, catalogue);
      for (const record of catalogue.slice(0, 60)) {
        expect((await versionOn(database, record.code, '2026-03-10'))?.version.raw).toEqual(record);
      }
    }));

  test('a file whose records and fields stand in another order changes nothing', () =>
    withoutCatalogue(async (database) => {
      await load(database, catalogue);
      const turned = catalogue.map((record) => Object.fromEntries(Object.entries(record).reverse())).reverse();
      expect((await load(database, turned)).unchanged).toHaveLength(440);
    }));
});

describe('a changed record', () => {
  test('closes the version before it and holds from its day on', () =>
    withoutCatalogue(async (database) => {
      await load(database, [marital]);
      const report = await load(database, [changed], '2026-07-01');
      expect(report.changed).toEqual([
        {
          code: '1.004873',
          differences: [
            { part: 'timeLimit', removed: ['3 ngày làm việc'], added: ['2 ngày làm việc'] },
            { part: 'legalBases', removed: [], added: ['9/2026/NĐ-CP'] },
          ],
        },
      ]);
      expect((await versionOn(database, '1.004873', '2026-06-30'))?.version.timeLimit.amount).toBe(3);
      expect((await versionOn(database, '1.004873', '2026-07-01'))?.version.timeLimit.amount).toBe(2);
      const spans = await database.read(publicScope, (db) => listVersions(db, '1.004873'));
      expect(spans.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
        ['2026-07-01', null],
        ['2026-03-10', '2026-07-01'],
      ]);
    }));

  test('may come twice on one day; the last holds, and the first can still be looked up by its id', () =>
    withoutCatalogue(async (database) => {
      await load(database, [marital]);
      await load(database, [changed]);
      expect((await versionOn(database, '1.004873', '2026-03-10'))?.version.timeLimit.amount).toBe(2);
      expect(await database.read(publicScope, (db) => listVersions(db, '1.004873'))).toHaveLength(2);
    }));

  test('is refused for a day before the version that is there, and nothing of the file is kept', () =>
    withoutCatalogue(async (database) => {
      await load(database, [marital]);
      const other = catalogue[0] as CatalogueRecord;
      await expect(load(database, [other, changed], '2026-02-01')).rejects.toMatchObject({
        code: 'procedures.import_too_early',
      });
      expect(await versionOn(database, other.code, '2026-12-31')).toBeUndefined();
    }));

  test('that repeals the procedure is reported as such', () =>
    withoutCatalogue(async (database) => {
      await load(database, [marital]);
      const repealed = { ...marital, status: 'repealed', notes: 'Bị bãi bỏ từ 01/7/2026' };
      const report = await load(database, [repealed], '2026-07-01');
      expect(report.repealed).toEqual(['1.004873']);
      expect(report.changed[0]?.differences.map(({ part }) => part)).toEqual(['status']);
    }));
});

test('what is no record is named and skipped, and so is a second record of one code', () =>
  withoutCatalogue(async (database) => {
    const { fee: _, ...withoutFee } = marital;
    const report = await load(database, [null, withoutFee, catalogue[0], catalogue[0]]);
    expect(report.new).toEqual([catalogue[0]?.code]);
    const named = report.problems.filter(({ why }) => why === 'misshapen' || why === 'duplicate');
    expect(named.map(({ code, field, why }) => [code, field, why])).toEqual([
      ['#1', 'record', 'misshapen'],
      ['1.004873', 'fee', 'misshapen'],
      [catalogue[0]?.code, 'code', 'duplicate'],
    ]);
  }));

test('two imports at once do not enter a procedure twice', () =>
  withoutCatalogue(async (database) => {
    const reports = await Promise.all([load(database, catalogue), load(database, catalogue)]);
    expect(reports.map((report) => report.new.length).sort()).toEqual([0, 440]);
  }));
