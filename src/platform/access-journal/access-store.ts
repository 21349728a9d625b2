import type { Db, Tx } from '../database.ts';
import { newId } from '../identifiers.ts';
import { sealed } from '../personal-data.ts';
import { type Statement, sql, whole } from '../sql.ts';
import type { AccessEntry, AccessOutcome } from './access-entry.ts';

/**
 * Adds entries to the access journals of their agencies, and tells the sealer of them. The name of a citizen is sealed, as
 * in the journal of facts. Each row goes by itself: a distributed database adds to no several agencies at once.
 */
export async function insertEntries(tx: Tx, entries: readonly AccessEntry[]): Promise<void> {
  await Promise.all(entries.map((entry, place) => insertEntry(tx, entry, newId(entry.at, place))));
}

function insertEntry(tx: Tx, e: AccessEntry, id: string): Promise<unknown> {
  const name = e.actorKind === 'citizen' && e.actorId !== null ? sealed(e.actorId, e.actorName) : e.actorName;
  return tx.query(sql`
    with entry as (
      insert into platform.access (agency_id, id, at, outcome, address, code, subject_id, actor_kind, actor_id, actor_name)
      values (${e.agencyId}, ${id}, ${new Date(e.at)}, ${e.outcome}, ${e.address}, ${e.code}, ${e.subjectId}, ${e.actorKind}, ${e.actorId}, ${name}))
    insert into platform.unsealed (journal_id, kind, id) values (${e.agencyId}, 'access', ${id})`);
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
