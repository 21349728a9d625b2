import type { ClockStop } from '#modules/calendar';
import type { Db, Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { DossierKey } from './dossier-store.ts';

/** The spans that do not count against the agency, oldest first. */
export function listClockStops(db: Db, { agencyId, id }: DossierKey): Promise<(ClockStop & { id: string })[]> {
  return db
    .query(sql`
    select id, from_at as "from", to_at as "to", reason, effect, legal_ref as "legalRef", approved_by as "approvedBy"
    from dossiers.clock_stop where agency_id = ${agencyId} and dossier_id = ${id} order by from_at`)
    .then((rows) => rows.map((row) => ({ ...row, to: row.to ?? undefined }) as ClockStop & { id: string }));
}

export async function insertClockStop(
  tx: Tx,
  { agencyId, id }: DossierKey,
  stop: ClockStop & { id: string },
): Promise<void> {
  await tx.query(sql`
    insert into dossiers.clock_stop (agency_id, dossier_id, id, from_at, to_at, reason, effect, legal_ref, approved_by)
    values (${agencyId}, ${id}, ${stop.id}, ${new Date(stop.from)}, ${stop.to === undefined ? null : new Date(stop.to)}, ${stop.reason}, ${stop.effect},
      ${stop.legalRef}, ${stop.approvedBy})`);
}

/** Lets time run again: ends the stops that are still open. */
export async function endClockStops(tx: Tx, { agencyId, id }: DossierKey, now: number): Promise<void> {
  await tx.query(sql`
    update dossiers.clock_stop set to_at = ${new Date(now)} where agency_id = ${agencyId} and dossier_id = ${id} and to_at is null`);
}
