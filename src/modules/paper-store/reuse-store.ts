import type { Db, Tx } from '#platform/database';
import { markOf } from '#platform/personal-data';
import { sql } from '#platform/sql';

/** A stored paper that a dossier was given, for which of its papers. */
export interface Reuse {
  /** The agency that received the dossier. */
  readonly agencyId: string;
  readonly dossierId: string;
  readonly ordinal: number;
  readonly handlingAgencyId: string;
  readonly dossierCode: string;
  readonly paperAgencyId: string;
  readonly paperId: string;
  /** Milliseconds. */
  readonly at: number;
  /** Who chose it: the person, or a clerk for the person at the counter. */
  readonly byId: string | null;
  readonly byName: string;
}

export async function insertReuse(tx: Tx, r: Reuse, identityNumber: string): Promise<void> {
  await tx.query(sql`
    insert into paper_store.reuse (agency_id, dossier_id, ordinal, handling_agency_id, dossier_code, paper_agency_id, paper_id,
      identity_mark, at, by_id, by_name)
    values (${r.agencyId}, ${r.dossierId}, ${r.ordinal}, ${r.handlingAgencyId}, ${r.dossierCode}, ${r.paperAgencyId}, ${r.paperId},
      ${markOf(identityNumber)}, ${new Date(r.at)}, ${r.byId}, ${r.byName})`);
}

/** By which dossiers these papers were used, oldest first. */
export function listReuses(db: Db, paperIds: readonly string[]): Promise<Reuse[]> {
  return db.query<Reuse>(sql`
    select agency_id as "agencyId", dossier_id as "dossierId", ordinal, handling_agency_id as "handlingAgencyId",
      dossier_code as "dossierCode", paper_agency_id as "paperAgencyId", paper_id as "paperId", at, by_id as "byId", by_name as "byName"
    from paper_store.reuse where paper_id = any (${paperIds}::uuid[]) order by at`);
}

/** Deletes that a dossier was given stored papers. */
export async function removeReusesOf(
  tx: Tx,
  { agencyId, id }: { readonly agencyId: string; readonly id: string },
): Promise<void> {
  await tx.query(sql`delete from paper_store.reuse where agency_id = ${agencyId} and dossier_id = ${id}`);
}
