import type { Db, Tx } from '../database.ts';
import { newId } from '../identifiers.ts';
import { sealed } from '../personal-data.ts';
import { type Statement, sql, whole } from '../sql.ts';
import type { AccessEntry, AccessOutcome } from './access-entry.ts';

/**
 * Adds entries to the access journals of their agencies, and tells the sealer of them. The name of a citizen is sealed, as
 * in the journal of facts.
 */
export async function insertEntries(tx: Tx, entries: readonly AccessEntry[]): Promise<void> {
  const ids = entries.map(({ at }, place) => newId(at, place));
  const names = entries.map(({ actorKind, actorId, actorName }) =>
    actorKind === 'citizen' && actorId !== null ? sealed(actorId, actorName) : actorName,
  );
  const of = <K extends keyof AccessEntry>(name: K) => entries.map((entry) => entry[name]);
  await tx.query(sql`
    with entry as (
      insert into platform.access (agency_id, id, at, outcome, address, code, subject_id, actor_kind, actor_id, actor_name)
      select * from unnest(${of('agencyId')}::uuid[], ${ids}::uuid[], ${of('at').map((at) => new Date(at))}::timestamptz[],
        ${of('outcome')}::text[], ${of('address')}::text[], ${of('code')}::text[], ${of('subjectId')}::uuid[],
        ${of('actorKind')}::text[], ${of('actorId')}::uuid[], ${names}::text[]))
    insert into platform.unsealed (journal_id, kind, id)
    select agency_id, 'access', id from unnest(${of('agencyId')}::uuid[], ${ids}::uuid[]) as waiting (agency_id, id)`);
}

export interface ReadEntry {
  readonly id: string;
  /** Milliseconds. */
  readonly at: number;
  readonly outcome: AccessOutcome;
  readonly address: string;
  readonly code: string | null;
  readonly subjectId: string | null;
  readonly actorName: string;
}

export interface EntriesAsked {
  readonly agencyId: string;
  readonly actorId?: string | undefined;
  /** Milliseconds; from the first, before the second. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly outcome?: AccessOutcome | undefined;
  /** Only what came before this entry. */
  readonly before?: string | undefined;
  readonly most: number;
}

/** The access journal of an agency, newest first. */
export function listAccess(
  db: Db,
  { agencyId, actorId, from, until, outcome, before, most }: EntriesAsked,
): Promise<ReadEntry[]> {
  const when = (value: unknown, condition: Statement): Statement =>
    value === undefined ? sql`` : sql` and ${condition}`;
  return db.query<ReadEntry>(sql`
    select id, at, outcome, address, code, subject_id as "subjectId", actor_name as "actorName" from platform.access
    where agency_id = ${agencyId}${when(actorId, sql`actor_id = ${actorId}`)}${when(outcome, sql`outcome = ${outcome}`)}${when(
      from,
      sql`id >= ${from === undefined ? undefined : firstIdAt(from)}`,
    )}${when(until, sql`id < ${until === undefined ? undefined : firstIdAt(until)}`)}${when(before, sql`id < ${before}`)}
    order by id desc limit ${whole(most)}`);
}

/** The least id that an entry of an instant could have: ids begin with their time. */
function firstIdAt(at: number): string {
  const hex = Math.max(0, at).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
