import type { Db, Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { Hold } from './destruction.ts';

/** The holds in force at an agency, the last one first. */
export function listHolds(db: Db, agencyId: string): Promise<Hold[]> {
  return db.query<Hold>(sql`
    select dossier_id as "dossierId", dossier_code as code, reason, placed_at as "placedAt", placed_by_name as "placedByName"
    from retention.hold where agency_id = ${agencyId} and lifted_at is null order by placed_at desc, id desc`);
}

/** What a hold is entered with, or lifted by. */
export interface HoldChange {
  readonly agencyId: string;
  readonly dossierId: string;
  readonly at: number;
  readonly byId: string;
  readonly byName: string;
}

export async function insertHold(
  tx: Tx,
  h: HoldChange & { readonly id: string; readonly code: string; readonly reason: string },
): Promise<void> {
  await tx.query(sql`
    insert into retention.hold (agency_id, dossier_id, id, dossier_code, reason, placed_at, placed_by, placed_by_name)
    values (${h.agencyId}, ${h.dossierId}, ${h.id}, ${h.code}, ${h.reason}, ${new Date(h.at)}, ${h.byId}, ${h.byName})`);
}

/** Lifts the hold on a dossier and says whether there was one. */
export async function saveLifted(tx: Tx, h: HoldChange): Promise<boolean> {
  const lifted = await tx.query(sql`
    update retention.hold set lifted_at = ${new Date(h.at)}, lifted_by = ${h.byId}, lifted_by_name = ${h.byName}
    where agency_id = ${h.agencyId} and dossier_id = ${h.dossierId} and lifted_at is null returning id`);
  return lifted.length === 1;
}
