import { type Db, one, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { Content } from './content.ts';
import type { ProcedureVersion, ReadingProblem } from './procedure-version.ts';

/** A version with its id and the span of days it holds. */
export interface StoredVersion {
  id: string;
  validFrom: string;
  /** The first day on which it no longer holds. */
  validTo: string | null;
  version: ProcedureVersion;
  problems: ReadingProblem[];
}

const columns = sql`id, valid_from as "validFrom", valid_to as "validTo", content as version, problems`;

/** The version of a procedure that holds on a day, repealed or not; absent when the catalogue has none then. */
export function findVersionOn(db: Db, code: string, day: string): Promise<StoredVersion | undefined> {
  return optional<StoredVersion>(
    db,
    sql`
    select ${columns} from procedures.version
    where code = ${code} and valid_from <= ${day} and (valid_to is null or valid_to > ${day})`,
  );
}

/** The version a dossier is pinned to. */
export function getVersion(db: Db, id: string): Promise<StoredVersion> {
  return one<StoredVersion>(db, sql`select ${columns} from procedures.version where id = ${id}`);
}

/** Every version of a procedure, newest first, also those replaced on the day they began. */
export function listVersions(db: Db, code: string): Promise<StoredVersion[]> {
  return db.query<StoredVersion>(sql`
    select ${columns} from procedures.version where code = ${code} order by valid_from desc, id desc`);
}

/** How many procedures the catalogue has, repealed ones among them. */
export async function countProcedures(db: Db): Promise<number> {
  const { count } = await one<{ count: number }>(
    db,
    sql`select count(*) as count from procedures.version where valid_to is null`,
  );
  return count;
}

/** What is known of the newest version of a procedure before an import. */
export interface KnownVersion {
  id: string;
  code: string;
  validFrom: string;
  hash: string;
}

/** The newest version of every procedure, held so that two imports follow each other. */
export async function lockNewestVersions(tx: Tx): Promise<Map<string, KnownVersion>> {
  await tx.query(sql`lock table procedures.version in share row exclusive mode`);
  const rows = await tx.query<KnownVersion>(sql`
    select id, code, valid_from as "validFrom", encode(content_hash, 'hex') as hash
    from procedures.version where valid_to is null`);
  return new Map(rows.map((row) => [row.code, row]));
}

/** Ends versions: they no longer hold from `on` on. */
export async function closeVersions(tx: Tx, ids: readonly string[], on: string): Promise<void> {
  await tx.query(sql`update procedures.version set valid_to = ${on} where id = any (${ids}::uuid[])`);
}

export interface NewVersion extends Content {
  id: string;
}

/** Enters versions that hold from `on` on. */
export async function insertVersions(
  tx: Tx,
  versions: readonly NewVersion[],
  { on, by, at }: { on: string; by: string; at: number },
): Promise<void> {
  const rows = versions.map(({ id, hash, version, ...rest }) => ({
    id,
    hash: hash.toString('hex'),
    code: version.code,
    name: version.name,
    field: version.field.name,
    status: version.status,
    group: version.agencyGroup,
    audience: version.audience,
    online: version.onlineLevel,
    content: version,
    ...rest,
  }));
  await tx.query(sql`
    insert into procedures.version (id, code, valid_from, content_hash, name, field, status, agency_group, audience,
      online_level, folded, comparable, content, problems, imported_at, imported_by)
    select (r->>'id')::uuid, r->>'code', ${on}::date, decode(r->>'hash', 'hex'), r->>'name', r->>'field', r->>'status',
      r->>'group', array(select jsonb_array_elements_text(r->'audience')), r->>'online', r->>'folded', r->>'comparable',
      r->'content', r->'problems', ${new Date(at)}, ${by}
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) r`);
}
