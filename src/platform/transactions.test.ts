import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ownDatabase } from '#test/own-database';
import {
  breaksUnique,
  type Database,
  databaseWithin,
  isConnectionLost,
  isTemporary,
  one,
  openDatabase,
  optional,
  publicScope,
} from './database.ts';
import { newId } from './identifiers.ts';
import { sql } from './sql.ts';
import { versionOf } from './subject-version.ts';

const own = ownDatabase();
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: own().url });
  await client.connect();
});
afterAll(() => client.end());

const insert = (nonce: string, location = '/') =>
  sql`insert into platform.form_receipt (nonce, location, at) values (${nonce}, ${location}, now())`;
const find = (nonce: string) => sql`select location from platform.form_receipt where nonce = ${nonce}`;
const mistake = new Error('a mistake');

/** The same for the pool of the product and for the one transaction that a test gives it. */
function holdsForEvery(database: () => Database): void {
  test('keeps what work did when it succeeds, and nothing when it fails', async () => {
    const [kept, undone] = [newId(), newId()];
    await database().write(publicScope, (tx) => tx.query(insert(kept)));
    const failing = database().write(publicScope, async (tx) => {
      await tx.query(insert(undone));
      throw mistake;
    });
    await expect(failing).rejects.toBe(mistake);
    const found = await database().read(publicScope, (db) =>
      Promise.all([optional(db, find(kept)), optional(db, find(undone))]),
    );
    expect(found).toEqual([{ location: '/' }, undefined]);
  });

  test('does not commit when a statement failed and the work went on as if nothing were', async () => {
    const nonce = newId();
    const careless = database().write(publicScope, async (tx) => {
      await tx.query(insert(nonce));
      await tx.query(insert(nonce)).catch(() => undefined);
    });
    await expect(careless).rejects.toThrow();
    expect(await database().read(publicScope, (db) => optional(db, find(nonce)))).toBeUndefined();
  });

  test('gives what work says it changed another version, and what it changed in vain none', async () => {
    const [subject, other] = [newId(), newId()];
    const versions = () =>
      database().read(publicScope, (db) => Promise.all([versionOf(db, subject), versionOf(db, other)]));
    expect(await versions()).toEqual(['', '']);
    await database().write(publicScope, async (tx) => tx.changes(subject));
    const [first] = await versions();
    await database().write(publicScope, async (tx) => {
      tx.changes(other);
      tx.changes(subject);
    });
    const [second, third] = await versions();
    expect(new Set(['', first, second]).size).toBe(3);
    expect(third).not.toBe('');
    const failing = database().write(publicScope, async (tx) => {
      tx.changes(subject);
      throw mistake;
    });
    await expect(failing).rejects.toBe(mistake);
    expect(await versions()).toEqual([second, third]);
  });

  test('tells which unique constraint was broken', async () => {
    const nonce = newId();
    const twice = database().write(publicScope, async (tx) => {
      await tx.query(insert(nonce));
      await tx.query(insert(nonce));
    });
    const error: unknown = await twice.catch((reason: unknown) => reason);
    expect([breaksUnique(error, 'form_receipt_pkey'), breaksUnique(error, 'other')]).toEqual([true, false]);
    const onPart = { code: '23505', message: 'duplicate key value violates unique constraint "rating_pkey_102147"' };
    expect([breaksUnique(onPart, 'rating_pkey'), breaksUnique(onPart, 'pkey')]).toEqual([true, false]);
  });

  test('gives the scope of one piece of work to no other', async () => {
    const person = newId();
    const scope = sql`select current_setting('app.agencies') as agencies, current_setting('app.person') as person`;
    const asked = await Promise.all([
      database().read({ agencies: [person], person }, (db) => one(db, scope)),
      database().read(publicScope, (db) => one(db, scope)),
    ]);
    expect(asked).toEqual([
      { agencies: person, person },
      { agencies: '', person: '' },
    ]);
  });

  test('takes no scope that is not made of ids', async () => {
    const hostile = { agencies: ["'; reset role; --"] };
    await expect(database().read(hostile, (db) => db.query(sql`select 1`))).rejects.toThrow('Not an id');
  });
}

describe('a pool', () => {
  holdsForEvery(() => own().database);

  test('lets all finish who change the same at once, in whatever order they say so', async () => {
    const subjects = Array.from({ length: 3 }, () => newId());
    const change = (order: readonly string[]) =>
      own().database.write(publicScope, async (tx) => {
        for (const subject of order) tx.changes(subject);
      });
    const changes = Array.from({ length: 60 }, (_, i) => change(i % 2 ? subjects : subjects.toReversed()));
    await expect(Promise.all(changes)).resolves.toHaveLength(60);
  });
});

describe('a transaction that somebody else undoes', () => {
  let within: Database;
  beforeAll(async () => {
    await client.query('begin');
    within = databaseWithin(client);
  });
  afterAll(() => client.query('rollback'));
  holdsForEvery(() => within);
});

describe('one row', () => {
  const rows = (count: number) => sql`select 1 as n from generate_series(1, ${count})`;
  const ask = (count: number) =>
    own().database.read(publicScope, async (db) => [
      await optional(db, rows(count)).catch(() => 'too many'),
      await one(db, rows(count)).catch(() => 'not one'),
    ]);

  test.each([
    [0, [undefined, 'not one']],
    [1, [{ n: 1 }, { n: 1 }]],
    [2, ['too many', 'not one']],
  ])('of %i', async (count, outcome) => {
    expect(await ask(count)).toEqual(outcome);
  });
});

describe('a connection that is lost', () => {
  const killOthers = () =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and usename = current_user`,
    );

  test('in the middle of work is told from a mistake, and the next work gets another', async () => {
    const lost: Error[] = [];
    const database = openDatabase({ url: own().url, size: 1, log: (error) => lost.push(error) });
    const nonce = newId();
    const error: unknown = await database
      .write(publicScope, async (tx) => {
        await tx.query(insert(nonce));
        await killOthers();
        await tx.query(sql`select 1`);
      })
      .catch((reason: unknown) => reason);
    expect(isConnectionLost(error)).toBe(true);
    expect(await database.read(publicScope, (db) => optional(db, find(nonce)))).toBeUndefined();
    await killOthers();
    await expect.poll(() => lost.length).toBeGreaterThan(0);
    expect(await database.read(publicScope, (db) => one(db, sql`select 1 as n`))).toEqual({ n: 1 });
    await database.close();
  });

  test('or never had is told from a file that is not there', async () => {
    const database = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none', size: 1, log: () => {} });
    const error: unknown = await database.read(publicScope, (db) => db.query(sql`select 1`)).catch((e: unknown) => e);
    expect(isConnectionLost(error)).toBe(true);
    const missingFile = Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall: 'open' });
    const missingSocket = Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall: 'connect' });
    expect([isConnectionLost(missingFile), isConnectionLost(missingSocket)]).toEqual([false, true]);
  });

  test.each([
    ['a lock that does not come free', `set local lock_timeout = '1ms'; lock table platform.form_receipt`, true],
    ['an answer that takes too long', `set local statement_timeout = '5ms'; select pg_sleep(1)`, true],
    ['a mistake in a statement', 'select 1 / 0', false],
  ])('is not %s, but that may be temporary too', async (_what, statement, temporary) => {
    await client.query('begin; lock table platform.form_receipt in share mode');
    const other = new pg.Client({ connectionString: own().url });
    await other.connect();
    const error: unknown = await other.query(`begin; ${statement}`).catch((reason: unknown) => reason);
    await other.end();
    await client.query('rollback');
    expect([isConnectionLost(error), isTemporary(error)]).toEqual([false, temporary]);
  });
});
