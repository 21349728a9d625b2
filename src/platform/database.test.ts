import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { serverUrl, withOwnDatabase } from '#test/database';
import { one } from './database.ts';
import { newId } from './identifiers.ts';
import { join, sql } from './sql.ts';

const whoAsks = sql`select current_setting('app.person') as person, current_setting('transaction_read_only') as "readOnly"`;
const scopeOf = (person: string) => ({ agencies: [], person });

test('readers that follow each other on one connection each see as themselves', () =>
  withOwnDatabase(async (database) => {
    const people = Array.from({ length: 20 }, () => newId());
    const asked = people.map((person) => database.read(scopeOf(person), (db) => one(db, whoAsks)));
    expect(await Promise.all(asked)).toEqual(people.map((person) => ({ person, readOnly: 'on' })));
  }, 1));

test('a writer behind a reader on one connection can write, and what it wrote is seen at once', () =>
  withOwnDatabase(async (database) => {
    const [reader, writer] = [newId(), newId()];
    const writing = database
      .read(scopeOf(reader), (db) => one(db, whoAsks))
      .then(() =>
        database.write(scopeOf(writer), async (tx) => {
          await tx.query(sql`insert into platform.form_receipt (nonce, location, at) values (${writer}, '/', now())`);
          return one(tx, whoAsks);
        }),
      );
    expect(await writing).toEqual({ person: writer, readOnly: 'off' });
    const seen = await database.read(scopeOf(reader), (db) =>
      db.query(sql`select location from platform.form_receipt`),
    );
    expect(seen).toEqual([{ location: '/' }]);
  }, 1));

test('a reader whom nobody follows on its connection ends its transaction all the same', () =>
  withOwnDatabase(async (database) => {
    const pid = sql`select pg_backend_pid() as pid`;
    const reader = await database.read(scopeOf(newId()), (db) => one<{ pid: number }>(db, pid));
    const open = sql`select from pg_locks where pid = ${reader.pid} and locktype = 'virtualxid' and pid <> pg_backend_pid()`;
    const elsewhere = new pg.Client({ connectionString: serverUrl() });
    await elsewhere.connect();
    const isOpen = async () => ((await elsewhere.query(open.text, [...open.values])).rowCount ?? 0) > 0;
    await vi.waitFor(async () => expect(await isOpen()).toBe(false), { timeout: 5_000, interval: 20 });
    await elsewhere.end();
  }, 1));

test('a reader that fails leaves the connection usable, also when it asked several things at once', () =>
  withOwnDatabase(async (database) => {
    const failing = database.read(scopeOf(newId()), (db) =>
      Promise.all([db.query(sql`select 1 / 0`), db.query(sql`select 1`), db.query(sql`select 2`)]),
    );
    await expect(failing).rejects.toThrow('division by zero');
    const person = newId();
    expect(await database.read(scopeOf(person), (db) => one(db, whoAsks))).toMatchObject({ person });
  }, 1));

test('a statement has one text and one name however often it is written, and another text another name', () => {
  const write = (id: string) => sql`select * from t where id = ${id}`;
  expect(write('a').name).toBe(write('b').name);
  expect(write('a').text).toBe('select * from t where id = $1');
  const nested = (id: string) => sql`select 1 where ${join([write(id), sql`true`], ' and ')}`;
  expect(nested('a').name).toBe(nested('b').name);
  expect(nested('a').name).not.toBe(write('a').name);
});
