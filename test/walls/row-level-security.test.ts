import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { applicationRole } from '#platform/database';
import { agencies, cast } from '#test/cast';
import { ownDatabase } from '#test/own-database';
import {
  columnsToFill,
  countedByPeople,
  holesInWall,
  listTablesOfAgencies,
  listWalledTables,
  plantRowEverywhere,
  readByEverybody,
} from './row-level-security.ts';

const own = ownDatabase();
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: own().url });
  await client.connect();
});
afterAll(() => client.end());
beforeEach(() => client.query('begin'));
afterEach(() => client.query('rollback'));

interface Scope {
  readonly agency?: string;
  readonly person?: string;
}

/** Works as the application does, with nothing but the wall between it and the rows. */
async function as(scope: Scope): Promise<void> {
  await client.query(
    `set local role ${applicationRole};
     set local app.agencies = '${scope.agency ?? ''}'; set local app.person = '${scope.person ?? ''}'`,
  );
}

const asOwner = () => client.query('reset role');

/** Runs a statement that may be refused, and says how many rows it reached; -1 for a refusal. */
async function reach(statement: string): Promise<number> {
  await client.query('savepoint reach');
  try {
    return (await client.query(statement)).rowCount ?? 0;
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    return -1;
  } finally {
    await client.query('rollback to savepoint reach');
  }
}

describe('the wall in the database', () => {
  test('stands around every table with rows of agencies, and the application cannot take it down', async () => {
    expect((await listTablesOfAgencies(client)).length).toBeGreaterThan(20);
    expect(await holesInWall(client)).toEqual([]);
  });

  test.each([
    ['drop policy concerned on dossiers.dossier', 'dossiers.dossier has no policy'],
    ['alter table dossiers.step no force row level security', 'dossiers.step does not bind its owner'],
    ['alter table papers.file disable row level security', 'papers.file has no row-level security'],
    [
      `grant delete on platform.event to ${applicationRole}`,
      'the application may delete platform.event, which can only be added to',
    ],
    [`alter role ${applicationRole} bypassrls`, 'the application passes by row-level security'],
    [`alter table papers.file owner to ${applicationRole}`, 'the application owns papers.file'],
    [`grant pg_read_all_data to ${applicationRole}`, 'the application is a member of pg_read_all_data'],
    [
      'create view dossiers.everything as select * from dossiers.dossier',
      'dossiers.everything shows the rows of every agency',
    ],
    ['create table papers.loose (id uuid primary key, agency_id uuid)', 'the key of papers.loose begins with id'],
  ])('shows its hole after: %s', async (hole, found) => {
    await client.query(hole);
    expect(await holesInWall(client)).toContain(found);
  });
});

/** Known openings: what a citizen does is told to others and to themselves, in an agency that is not theirs. */
const writtenToByPeople = ['dossiers.number_counter', 'notifications.mail', 'notifications.message'];

const an = cast['citizen An'];
const planted = { agency: agencies.a, person: an };

describe('the wall alone, without a check of the application', () => {
  /** Tries one thing with every table as somebody, and lists the tables where it reached a row. */
  async function reached(who: Scope, statement: (table: string, columns: string) => string): Promise<string[]> {
    const found: string[] = [];
    for (const table of await listWalledTables(client)) {
      const columns = await columnsToFill(client, table);
      await as(who);
      if ((await reach(statement(table, columns))) > 0) found.push(table);
      await asOwner();
    }
    return found;
  }

  const all = (table: string) => `select from ${table}`;
  const ofA = (table: string) => `select from ${table} t where to_jsonb(t)->>'agency_id' = '${agencies.a}'`;

  beforeEach(() => plantRowEverywhere(client, planted));

  test('shows an agency every row that is its own, so that what follows proves something', async () => {
    const everything = await listWalledTables(client);
    expect(await reached({ agency: agencies.a }, all)).toEqual(everything.filter((table) => table !== 'forms.draft'));
  });

  test('shows another agency none of them', async () => {
    expect(await reached({ agency: agencies.b }, ofA)).toEqual(readByEverybody);
  });

  test.each([
    ['change', (table: string) => `update ${table} t set agency_id = agency_id where agency_id = '${agencies.a}'`],
    [
      'take over',
      (table: string) => `update ${table} t set agency_id = '${agencies.b}' where agency_id = '${agencies.a}'`,
    ],
    ['remove', (table: string) => `delete from ${table} where agency_id = '${agencies.a}'`],
  ])('lets another agency %s none of them', async (_what, statement) => {
    const found: string[] = [];
    for (const { name } of await listTablesOfAgencies(client)) {
      await as({ agency: agencies.b });
      if ((await reach(statement(name))) > 0) found.push(name);
      await asOwner();
    }
    expect(found).toEqual([]);
  });

  test.each([
    ['another agency', { agency: agencies.b }, []],
    ['a visitor', {}, []],
    ['another citizen', { person: cast['citizen Phượng'] }, writtenToByPeople],
  ])('lets %s add no row to an agency, but for known openings', async (_name, who, openings) => {
    const found: string[] = [];
    for (const { name } of await listTablesOfAgencies(client)) {
      const columns = await columnsToFill(client, name);
      await client.query(`create temp table copied as select * from ${name} where agency_id = '${agencies.a}' limit 1`);
      await client.query(
        `set local session_replication_role = replica; delete from ${name};
         set local session_replication_role = origin; grant select on copied to ${applicationRole}`,
      );
      await as(who);
      if ((await reach(`insert into ${name} (${columns}) select ${columns} from copied`)) > 0) found.push(name);
      await asOwner();
      await client.query('drop table copied');
    }
    expect(found).toEqual(openings);
  });

  test('shows a citizen what is theirs and another citizen none of it', async () => {
    const theirs = await reached({ person: an }, all);
    expect(theirs).toEqual(
      expect.arrayContaining([
        'dossiers.dossier',
        'dossiers.step',
        'forms.draft',
        'notifications.message',
        'paper_store.consultation',
        'paper_store.reuse',
        'paper_store.stored_paper',
        'papers.file',
      ]),
    );
    expect(await reached({ person: cast['citizen Phượng'] }, all)).toEqual(
      [...readByEverybody, ...countedByPeople].sort(),
    );
  });

  test('shows a visitor only what is for everybody', async () => {
    expect(await reached({}, all)).toEqual(readByEverybody);
  });
});
