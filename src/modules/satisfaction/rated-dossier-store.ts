import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';

/** Notes that a dossier is rated; false when it was before. A second person waits here for the first to finish. */
export async function noteRated(tx: Tx, agencyId: string, dossierId: string): Promise<boolean> {
  const noted = await tx.query(sql`
    insert into satisfaction.rated_dossier (agency_id, dossier_id) values (${agencyId}, ${dossierId})
    on conflict (agency_id, dossier_id) do nothing returning dossier_id`);
  return noted.length === 1;
}

export async function isRated(db: Db, agencyId: string, dossierId: string): Promise<boolean> {
  const found = await optional(
    db,
    sql`select dossier_id from satisfaction.rated_dossier where agency_id = ${agencyId} and dossier_id = ${dossierId}`,
  );
  return found !== undefined;
}
