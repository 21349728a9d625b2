import type pg from 'pg';

/** What a migrated database says of its own tables, as far as spreading them needs it. */
export interface Catalogue {
  readonly database: string;
  /** Names with their schema, unquoted. */
  readonly tables: readonly string[];
  /** Tables that were spread before: a later version brings new ones. */
  readonly spread: ReadonlySet<string>;
  readonly foreignKeys: readonly ForeignKey[];
  readonly policies: readonly Policy[];
  readonly triggers: readonly { readonly table: string; readonly name: string }[];
}

export interface ForeignKey {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** As PostgreSQL writes it: `FOREIGN KEY (…) REFERENCES …`. */
  readonly says: string;
}

/** A policy of row-level security with a subquery in its condition. */
export interface Policy {
  readonly table: string;
  readonly name: string;
  readonly command: 'all' | 'select' | 'insert' | 'update' | 'delete';
  readonly roles: readonly string[];
  readonly using: string | null;
  readonly withCheck: string | null;
}

/** Reads the catalogue of the database that `client` is connected to, past every wall. */
export async function readCatalogue(client: Pick<pg.Client, 'query'>): Promise<Catalogue> {
  const ask = async <R>(text: string): Promise<R[]> => (await client.query(text)).rows as R[];
  const [{ database } = { database: '' }] = await ask<{ database: string }>('select current_database() as database');
  const tables = await ask<{ name: string }>(`
    select ${nameOf('c.oid')} as name from pg_class c where c.relkind = 'r' and ${isOurs('c.oid')} order by 1`);
  const [{ hasCitus } = { hasCitus: false }] = await ask<{ hasCitus: boolean }>(
    `select to_regclass('pg_catalog.pg_dist_partition') is not null as "hasCitus"`,
  );
  const spread = hasCitus
    ? await ask<{ name: string }>(`select ${nameOf('logicalrelid')} as name from pg_dist_partition`)
    : [];
  return {
    database,
    spread: new Set(spread.map(({ name }) => name)),
    tables: tables.map(({ name }) => name),
    foreignKeys: await ask(`
      select conname as name, ${nameOf('conrelid')} as from, ${nameOf('confrelid')} as to, pg_get_constraintdef(oid) as says
      from pg_constraint where contype = 'f' and ${isOurs('conrelid')} order by 2, 1`),
    policies: await ask(`
      select * from (
        select ${nameOf('polrelid')} as table, polname as name,
          (array['all', 'select', 'insert', 'update', 'delete'])[position(polcmd::text in '*rawd')] as command,
          array(select rolname::text from pg_roles where oid = any (polroles)) as roles,
          pg_get_expr(polqual, polrelid) as "using", pg_get_expr(polwithcheck, polrelid) as "withCheck"
        from pg_policy where ${isOurs('polrelid')}) policy
      where concat(policy."using", policy."withCheck") ~* '\\mselect\\M' order by 1, 2`),
    triggers: await ask(`
      select ${nameOf('tgrelid')} as table, tgname as name from pg_trigger where not tgisinternal and ${isOurs('tgrelid')}
      order by 1, 2`),
  };
}

const nameOf = (oid: string): string =>
  `(select n.nspname || '.' || t.relname from pg_class t join pg_namespace n on n.oid = t.relnamespace where t.oid = ${oid})`;

/** Not what PostgreSQL, Citus, the queue of jobs and the record of migrations keep for themselves. */
const isOurs = (oid: string): string =>
  `exists (select from pg_class t join pg_namespace n on n.oid = t.relnamespace where t.oid = ${oid}
    and n.nspname !~ '^pg_|^information_schema$|^citus|^columnar' and n.nspname not in ('public', 'graphile_worker', 'motcua_migrations'))`;
