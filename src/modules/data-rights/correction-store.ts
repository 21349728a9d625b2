import type { Db, Tx } from '#platform/database';
import { newId } from '#platform/identifiers';
import { sealed } from '#platform/personal-data';
import { sql } from '#platform/sql';
import type { Correction } from './correction.ts';
import type { DataRequest, RequestKey } from './request.ts';

/** What was corrected by a request, in that order. */
export function listCorrections(db: Db, { agencyId, id }: RequestKey): Promise<Correction[]> {
  return db.query<Correction>(sql`
    select field, was, becomes, proof, corrected_dossiers as "correctedDossiers", kept_dossiers as "keptDossiers", at,
      by_id as "byId", by_name as "byName"
    from data_rights.correction where agency_id = ${agencyId} and request_id = ${id} order by at, id`);
}

export async function insertCorrection(tx: Tx, { agencyId, id, personId }: DataRequest, c: Correction): Promise<void> {
  await tx.query(sql`
    insert into data_rights.correction (agency_id, request_id, id, person_id, field, was, becomes, proof, corrected_dossiers,
      kept_dossiers, at, by_id, by_name)
    values (${agencyId}, ${id}, ${newId(c.at)}, ${personId}, ${c.field}, ${sealed(personId, c.was)}, ${sealed(personId, c.becomes)},
      ${sealed(personId, c.proof)}, ${c.correctedDossiers}, ${c.keptDossiers}, ${new Date(c.at)}, ${c.byId}, ${c.byName})`);
}
