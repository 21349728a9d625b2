import type pg from 'pg';
import { applicationRole } from '#platform/database';

interface Table {
  readonly name: string;
  readonly hasWall: boolean;
  readonly isForced: boolean;
  readonly policies: number;
  /** The first column of the primary key. */
  readonly keyBegins: string | null;
  readonly comment: string;
  readonly ofAgency: boolean;
}

const ours = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'graphile_worker', 'motcua_migrations', 'public')`;

const everyTable = `
  select c.oid::regclass::text as name, c.relrowsecurity as "hasWall", c.relforcerowsecurity as "isForced",
    (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
    (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indrelid = c.oid and i.indisprimary) as "keyBegins",
    coalesce(obj_description(c.oid), '') as comment,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'agency_id' and not a.attisdropped) as "ofAgency"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and ${ours} order by 1`;

/** The tables that hold rows of agencies, except what everybody may read (their comment begins with "reference"). */
export async function listTablesOfAgencies(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(everyTable);
  return rows.filter(({ comment, ofAgency }) => ofAgency && !comment.startsWith('reference'));
}

/** The tables with a wall: those of agencies, and those of persons. */
export async function listWalledTables(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<Table>(everyTable);
  return rows
    .filter(({ comment, ofAgency, hasWall }) => hasWall || (ofAgency && !comment.startsWith('reference')))
    .map(({ name }) => name);
}

/** What is wrong with the wall around the rows of agencies, as the database itself has it, one line each. */
export async function holesInWall(client: pg.ClientBase): Promise<string[]> {
  const tables = await listTablesOfAgencies(client);
  return [...tables.flatMap(holesInTable), ...(await holesByRole(client)), ...(await viewsPastTheWall(client))];
}

function holesInTable({ name, hasWall, isForced, policies, keyBegins }: Table): string[] {
  return [
    hasWall ? '' : `${name} has no row-level security`,
    isForced ? '' : `${name} does not bind its owner`,
    policies > 0 ? '' : `${name} has no policy`,
    keyBegins === 'agency_id' ? '' : `the key of ${name} begins with ${keyBegins}`,
  ].filter((hole) => hole !== '');
}

const powers = `
  select 'passes by row-level security' as hole from pg_roles where rolname = $1 and (rolbypassrls or rolsuper)
  union all select 'may make roles or databases' from pg_roles where rolname = $1 and (rolcreaterole or rolcreatedb)
  union all select 'is a member of ' || m.roleid::regrole from pg_auth_members m where m.member = $1::regrole
  union all select 'owns ' || c.oid::regclass from pg_class c where c.relowner = $1::regrole
  union all select 'owns the function ' || p.oid::regprocedure from pg_proc p where p.proowner = $1::regrole
  union all select 'may make things in ' || n.nspname from pg_namespace n
    where n.nspname not like 'pg\\_temp%' and n.nspname not like 'pg\\_toast%' and has_schema_privilege($1, n.oid, 'create')
  union all select 'may look into ' || n.nspname from pg_namespace n
    where n.nspname in ('graphile_worker', 'motcua_migrations') and has_schema_privilege($1, n.oid, 'usage')
  union all select 'may ' || kind || ' ' || c.oid::regclass || ', which can only be added to'
    from pg_class c cross join unnest(array['update', 'delete', 'truncate']) kind
    where obj_description(c.oid) like 'append-only%' and has_table_privilege($1, c.oid, kind)
  union all select 'may empty ' || c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and ${ours} and has_table_privilege($1, c.oid, 'truncate, trigger, references')`;

async function holesByRole(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ hole: string }>(powers, [applicationRole]);
  return rows.map(({ hole }) => `the application ${hole}`);
}

/** A view reads as its owner unless it says otherwise, and would show the rows of every agency. */
const views = `
  select v.oid::regclass::text as name from pg_class v join pg_namespace n on n.oid = v.relnamespace
  where v.relkind in ('v', 'm') and ${ours} and not coalesce('security_invoker=true' = any (v.reloptions), false)
    and exists (
      select from pg_rewrite r join pg_depend d on d.objid = r.oid and d.classid = 'pg_rewrite'::regclass
      join pg_class t on t.oid = d.refobjid and t.relrowsecurity
      where r.ev_class = v.oid)`;

async function viewsPastTheWall(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(views);
  return rows.map(({ name }) => `${name} shows the rows of every agency`);
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly isArray: boolean;
}

const columnsOf = `
  select a.attname as name, t.typname as type, t.typcategory = 'A' as "isArray"
  from pg_attribute a join pg_type t on t.oid = a.atttypid
  where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  order by a.attnum`;

const someValue: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `'canary'`,
  int4: '1',
  int8: '1',
  numeric: '1',
  bool: 'true',
  date: `'2026-03-10'`,
  timestamptz: `'2026-03-10 08:00+07'`,
  jsonb: `'{}'`,
  bytea: `'\\x00'`,
};

/** The columns of a table that are written, not worked out by the database. */
export async function columnsToFill(client: pg.ClientBase, table: string): Promise<string> {
  const { rows } = await client.query<Column>(columnsOf, [table]);
  return rows.map(({ name }) => `"${name}"`).join(', ');
}

/** Whose the planted rows are. */
export interface Owner {
  readonly agency: string;
  readonly person: string;
}

/** All planted rows have one id, so that those which belong to a dossier belong to the planted one. */
const plantedId = '01980000-0000-4000-8000-00000000cafe';

/**
 * Puts one row into every table with a wall, whatever the table's checks and foreign keys say: those are dropped inside
 * the transaction, which the caller undoes. The wall is all that is left.
 */
export async function plantRowEverywhere(client: pg.ClientBase, owner: Owner): Promise<void> {
  for (const table of await listWalledTables(client)) {
    const { rows: rules } = await client.query<{ name: string }>(
      `select conname as name from pg_constraint where conrelid = $1::regclass and contype in ('c', 'f')`,
      [table],
    );
    for (const rule of rules) await client.query(`alter table ${table} drop constraint "${rule.name}" cascade`);
    const { rows: columns } = await client.query<Column>(columnsOf, [table]);
    const values = columns.map((column) => valueFor(column, table, owner));
    await client.query(
      `insert into ${table} (${columns.map(({ name }) => `"${name}"`)}) values (${values}) on conflict do nothing`,
    );
  }
}

const ofAgency: readonly string[] = ['agency_id', 'handling_agency_id'];
const ofPerson: readonly string[] = ['person_id', 'recipient_id', 'account_id'];
/** Whose a row is by the number of the person planted. */
const ofNumber: readonly string[] = ['identity_mark'];
const ofPersons: readonly string[] = ['party_ids', 'readers'];
const ids: readonly string[] = ['id', 'dossier_id', 'file_id'];

function valueFor({ name, type, isArray }: Column, table: string, { agency, person }: Owner): string {
  if (ofAgency.includes(name)) return `'${agency}'`;
  if (ofPerson.includes(name)) return `'${person}'`;
  if (ofNumber.includes(name)) return `(select identity_mark from identity.account where id = '${person}')`;
  if (ofPersons.includes(name)) return `array['${person}'::uuid]`;
  if (ids.includes(name)) return `'${plantedId}'`;
  const value = isArray ? `'{}'` : someValue[type];
  if (value === undefined) throw new Error(`No value for ${table}.${name} of type ${type}`);
  return value;
}

/** What the law or the product wants everybody to read: opening hours, holidays, published answers, and what is posted about procedures. */
export const readByEverybody: readonly string[] = [
  'calendar.special_day',
  'calendar.weekly_schedule',
  'calendar.year_table',
  'feedback.posted_answer',
  'procedures.announcement',
  'procedures.entered_sequence',
  'procedures.local_rule',
  'procedures.own_process',
];

/** Whoever files takes the next number of the agency; the counter says nothing about anybody. */
export const countedByPeople: readonly string[] = ['dossiers.number_counter'];
