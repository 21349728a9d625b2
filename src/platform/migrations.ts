import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { applicationRole, sealerRole } from './database.ts';

const before = `create schema if not exists motcua_migrations;
  create table if not exists motcua_migrations.migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`;

/** A migration that is not as it ran, or that the database refuses; the message says all an operator can act on. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/** Any number that all processes agree on: only one of them migrates at a time. */
const migrationLock = 1_106_202_607;

/**
 * Brings the schema of the database at `url` up to date and returns the names of the migrations that were applied.
 * Migrations only go forward, in the order of their time stamps; one whose text changed after it ran is an error.
 */
export async function migrate(url: string, root: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(before);
    await prepareCluster(client);
    await runMigrations({ connectionString: url, logger: quiet });
    const applied = await applyNew(client, root);
    await grant(client);
    return applied;
  } finally {
    await client.end();
  }
}

async function prepareCluster(client: pg.Client): Promise<void> {
  for (const role of [applicationRole, sealerRole]) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (rowCount === 0)
      await client.query(`create role ${role} nologin noinherit nobypassrls`).catch(unlessItExistsNow);
    await client.query(`grant ${role} to current_user`);
  }
  await client.query('create extension if not exists unaccent schema public');
}

/** Two processes may meet on a role, which belongs to the whole cluster. */
function unlessItExistsNow(error: Error & { code?: string }): void {
  if (error.code !== '42710' && error.code !== '23505') throw error;
}

async function applyNew(client: pg.Client, root: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from motcua_migrations.migration',
  );
  const done = new Map(rows.map((row) => [row.name, row.checksum]));
  const applied: string[] = [];
  for (const file of migrationFiles(root)) {
    const text = readFileSync(file, 'utf8');
    const name = basename(file);
    const checksum = createHash('sha256').update(text).digest('hex');
    const known = done.get(name);
    if (known && known !== checksum)
      throw new MigrationError(
        `The migration ${name} was changed after it had run. Put it back as it was, and change the schema by a new one.`,
      );
    if (known) continue;
    await applyOne(client, name, checksum, text);
    applied.push(name);
  }
  return applied;
}

/**
 * While another product serves over the same database, a statement that waits for a table lets everybody behind it wait
 * too: it gives up after half a second, lets them by, and the migration begins anew.
 */
async function applyOne(client: pg.Client, name: string, checksum: string, text: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryOne(client, name, checksum, text);
    } catch (error) {
      const waitedInVain = (error as { code?: string }).code === '55P03';
      if (!waitedInVain || attempt === 120)
        throw new MigrationError(`The migration ${name} failed: ${(error as Error).message}`, { cause: error });
      await sleep(500);
    }
  }
}

async function tryOne(client: pg.Client, name: string, checksum: string, text: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout = '500ms'`);
    for (const statement of splitStatements(text)) await client.query(statement);
    await client.query('insert into motcua_migrations.migration (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** The migrations of the platform and of every module, in the order in which they run. */
export function migrationFiles(root: string): string[] {
  const files = globSync(['src/platform/migrations/*.sql', 'src/modules/*/migrations/*.sql'], { cwd: root });
  return files.map((file) => join(root, file)).sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
}

/** Cuts a script into statements, each sent alone: a distributed database refuses several in one. `$$ … $$` stays whole. */
export function splitStatements(script: string): string[] {
  const pieces = script.replace(/^--.*$/gm, '').split(/(\$\$[\s\S]*?\$\$|'(?:[^']|'')*'|;)/);
  const statements: string[] = [];
  let current = '';
  for (const piece of pieces) {
    if (piece === ';') {
      statements.push(current.trim());
      current = '';
    } else current += piece;
  }
  return [...statements, current.trim()].filter((statement) => statement !== '');
}

interface TableOfOurs {
  readonly schema: string;
  readonly name: string;
  readonly comment: string;
}

/**
 * The application may read and write every table, but only add to those whose comment begins with "append-only": what it
 * was granted before the comment said so is taken back. Of those that are "kept by the sealer" it may do what their
 * migration grants.
 */
async function grant(client: pg.Client): Promise<void> {
  const { rows } = await client.query<TableOfOurs>(
    `select n.nspname as schema, c.relname as name, coalesce(obj_description(c.oid), '') as comment
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v') and pg_get_userbyid(n.nspowner) = current_user
       and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'graphile_worker', 'motcua_migrations')
       and (n.nspname <> 'public')`,
  );
  for (const schema of new Set(rows.map((row) => row.schema)))
    await client.query(`grant usage on schema ${schema} to ${applicationRole}`);
  for (const { schema, name, comment } of rows) {
    if (comment.startsWith('kept by the sealer')) continue;
    const appendOnly = comment.startsWith('append-only');
    const rights = appendOnly ? 'select, insert' : 'select, insert, update, delete';
    if (appendOnly) await client.query(`revoke update, delete on ${schema}.${name} from ${applicationRole}`);
    await client.query(`grant ${rights} on ${schema}.${name} to ${applicationRole}`);
  }
  await barMistakes(client, rows);
}

/**
 * Whoever owns the database may do anything to it, but not by mistake: a table that can only be added to refuses everybody
 * else's statement, until its trigger is switched off on purpose. Distributed tables refuse triggers; they go without.
 */
async function barMistakes(client: pg.Client, tables: readonly TableOfOurs[]): Promise<void> {
  const { rowCount: isDistributed } = await client.query(`select from pg_extension where extname = 'citus'`);
  if (isDistributed) return;
  const { rows } = await client.query<{ on: string }>(
    `select tgrelid::regclass::text as on from pg_trigger where tgname = 'only_added_to'`,
  );
  const barred = new Set(rows.map(({ on }) => on));
  await client.query(refuseChange);
  for (const { schema, name, comment } of tables) {
    if (!/^(kept by the sealer, )?append-only/.test(comment) || barred.has(`${schema}.${name}`)) continue;
    await client.query(
      `create trigger only_added_to before update or delete or truncate on ${schema}.${name}
       for each statement execute function motcua_migrations.refuse_change()`,
    );
  }
}

const refuseChange = `create or replace function motcua_migrations.refuse_change() returns trigger language plpgsql as
  $$ begin raise exception '%.% can only be added to', tg_table_schema, tg_table_name using errcode = 'integrity_constraint_violation'; end $$`;

const quiet = { scope: () => quiet, error() {}, warn() {}, info() {}, debug() {} } as never;
