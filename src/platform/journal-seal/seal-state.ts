import { type Db, one } from '../database.ts';
import { sql } from '../sql.ts';
import type { StampState } from './anchor-store.ts';

/** How far the journals of an agency are sealed. Instants in milliseconds; null before the first time. */
export interface SealState {
  readonly rows: number;
  readonly sealedAt: number | null;
  /** Rows that wait for their seal; a second or two is usual. */
  readonly waiting: number;
  readonly anchoredAt: number | null;
  readonly stamp: StampState | null;
}

/** Finds how far the journals of an agency are sealed and anchored. */
export function findSealState(db: Db, agencyId: string): Promise<SealState> {
  return one<SealState>(
    db,
    sql`
    select coalesce(b.rows, 0) as rows, b.sealed_at as "sealedAt", w.waiting, a.at as "anchoredAt", a.stamp
    from (select count(*)::int as waiting from platform.unsealed where journal_id = ${agencyId}) w
    left join lateral (select first_row + row_count - 1 as rows, sealed_at from platform.journal_block
      where agency_id = ${agencyId} order by number desc limit 1) b on true
    left join lateral (select at, stamp from platform.journal_anchor order by number desc limit 1) a on true`,
  );
}
