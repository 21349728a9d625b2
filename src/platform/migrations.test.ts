import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownDatabase } from '#test/own-database';
import { applicationRole } from './database.ts';
import { migrate, migrationFiles, splitStatements } from './migrations.ts';

describe('a script', () => {
  test.each([
    ['two statements', 'select 1; select 2;', ['select 1', 'select 2']],
    ['the last without its semicolon', 'select 1;\nselect 2', ['select 1', 'select 2']],
    [
      'a semicolon in a text',
      "comment on table t is 'one; two';select 1",
      ["comment on table t is 'one; two'", 'select 1'],
    ],
    ['a quote in a text', "select 'it''s; one'; select 2", ["select 'it''s; one'", 'select 2']],
    [
      'a function',
      'create function f() returns int as $$ select 1; $$; select 2;',
      ['create function f() returns int as $$ select 1; $$', 'select 2'],
    ],
    ['lines that say why', '-- why; not\nselect 1;\n-- more', ['select 1']],
    ['nothing', '\n;\n;', []],
  ])('with %s is cut into statements', (_what, script, statements) => {
    expect(splitStatements(script)).toEqual(statements);
  });
});

describe('migrations', () => {
  const own = ownDatabase();
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'motcua-migrations-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(module: string, name: string, text: string): void {
    const folder = join(root, 'src/modules', module, 'migrations');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
  }

  async function ask<T>(statement: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: own().url });
    await client.connect();
    try {
      return (await client.query(statement)).rows as T[];
    } finally {
      await client.end();
    }
  }

  test('run once, in the order of their time stamps, whatever module they belong to', async () => {
    write('b', '20990101000000_one__create.sql', 'create schema order_of; create table order_of.t (a int);');
    write('a', '20990102000000_two__add.sql', 'alter table order_of.t add column b int;');
    expect(migrationFiles(root)).toHaveLength(2);
    expect(await migrate(own().url, root)).toEqual(['20990101000000_one__create.sql', '20990102000000_two__add.sql']);
    expect(await migrate(own().url, root)).toEqual([]);
  });

  test('let everybody by who comes after them while somebody reads on, and run afterwards', async () => {
    write('a', '20990120000000_waited__create.sql', 'create schema waited; create table waited.t (a int);');
    await migrate(own().url, root);
    write('a', '20990120000001_waited__add.sql', 'alter table waited.t add column b int;');
    const reader = new pg.Client({ connectionString: own().url });
    await reader.connect();
    await reader.query('begin');
    await reader.query('select * from waited.t');
    const migrated = migrate(own().url, root);
    const waiting = `select from pg_stat_activity where query like 'alter table waited.t%' and wait_event_type = 'Lock'
      and datname = current_database()`;
    while ((await ask(waiting)).length === 0) await sleep(10);
    expect(await ask('select * from waited.t')).toEqual([]);
    await reader.query('commit');
    expect(await migrated).toEqual(['20990120000001_waited__add.sql']);
    await reader.end();
  });

  test('are refused when one was changed after it ran', async () => {
    write('a', '20990103000000_three__create.sql', 'create schema changed;');
    await migrate(own().url, root);
    write('a', '20990103000000_three__create.sql', 'create schema changed; select 1;');
    await expect(migrate(own().url, root)).rejects.toThrow(
      '20990103000000_three__create.sql was changed after it had run',
    );
  });

  test('leave nothing of one that fails, and run it once it is mended', async () => {
    write('a', '20990104000000_four__create.sql', 'create schema half; create table half.t (a int); select 1 / 0;');
    await expect(migrate(own().url, root)).rejects.toThrow('20990104000000_four__create.sql failed: division by zero');
    expect(await ask("select from pg_namespace where nspname = 'half'")).toEqual([]);
    write('a', '20990104000000_four__create.sql', 'create schema half;');
    expect(await migrate(own().url, root)).toEqual(['20990104000000_four__create.sql']);
  });

  test('run once when several processes start at the same moment', async () => {
    write(
      'a',
      '20990105000000_five__create.sql',
      'create schema at_once; create table at_once.t (a int); select pg_sleep(0.3);',
    );
    const applied = await Promise.all([1, 2, 3].map(() => migrate(own().url, root)));
    expect(applied.flat()).toEqual(['20990105000000_five__create.sql']);
  });

  test('let the application only add to a table from when its comment says so', async () => {
    const rights = () =>
      ask<{ update: boolean; insert: boolean; own: boolean }>(`
        select has_table_privilege('${applicationRole}', 'kept.t', 'update') as update,
          has_table_privilege('${applicationRole}', 'kept.t', 'insert') as insert,
          has_schema_privilege('${applicationRole}', 'kept', 'create') as own`);
    write('a', '20990106000000_six__create.sql', 'create schema kept; create table kept.t (a int);');
    await migrate(own().url, root);
    expect(await rights()).toEqual([{ update: true, insert: true, own: false }]);
    write('a', '20990107000000_seven__comment.sql', "comment on table kept.t is 'append-only: from now on.';");
    await migrate(own().url, root);
    expect(await rights()).toEqual([{ update: false, insert: true, own: false }]);
    for (const mistake of ['update kept.t set a = 1', 'delete from kept.t', 'truncate kept.t'])
      await expect(ask(mistake)).rejects.toThrow('kept.t can only be added to');
  });
});
