import { type Db, one, optional, type Tx } from '../database.ts';
import { sql } from '../sql.ts';
import type { Head } from './anchor.ts';

/** Whether an authority time-stamped an anchor, was away, or none is set. */
export type StampState = 'stamped' | 'away' | 'none';

/** Where the chains that grew since `from` had got to by `to`, or have got to by now (milliseconds). */
export function listHeads(db: Db, from: number, to: number | undefined): Promise<Head[]> {
  return db.query<Head>(sql`
    select distinct on (agency_id) agency_id as "agencyId", number, first_row + row_count - 1 as rows, hash
    from platform.journal_block
    where sealed_at >= ${new Date(from)} and sealed_at <= ${to === undefined ? 'infinity' : new Date(to)}::timestamptz
    order by agency_id, number desc`);
}

export interface ListedAnchor {
  readonly number: number;
  /** Milliseconds. */
  readonly at: number;
}

/** Whether this transaction may write anchors: no other one does meanwhile. */
export async function takeTheAnchor(tx: Tx): Promise<boolean> {
  const { taken } = await one<{ taken: boolean }>(tx, sql`select pg_try_advisory_xact_lock(${anchoring}) as taken`);
  return taken;
}

/** Any number that all processes agree on: only one of them writes anchors at a time. */
const anchoring = 1_106_202_609;

/** The last anchor that the database tells of; nothing before the first. */
export function findListedAnchor(db: Db): Promise<ListedAnchor | undefined> {
  return optional<ListedAnchor>(db, sql`select number, at from platform.journal_anchor order by number desc limit 1`);
}

/** Notes that an anchor was written; `hash` is that of its line, in hexadecimal. */
export async function insertAnchor(
  tx: Tx,
  {
    number,
    at,
    hash,
    stamp,
  }: { readonly number: number; readonly at: number; readonly hash: string; readonly stamp: StampState },
): Promise<void> {
  await tx.query(sql`
    insert into platform.journal_anchor (number, at, hash, stamp)
    values (${number}, ${new Date(at)}, ${Buffer.from(hash, 'hex')}, ${stamp})`);
}
