import { type Db, optional } from '#platform/database';
import { notFound } from '#platform/errors';
import { sql } from '#platform/sql';

/** What is rated: a dossier without its people. */
export interface DossierToRate {
  readonly agencyId: string;
  readonly id: string;
  readonly code: string;
  readonly handlingAgencyId: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly state: string;
}

const columns = sql`agency_id as "agencyId", id, code, handling_agency_id as "handlingAgencyId",
  procedure_code as "procedureCode", procedure_name as "procedureName", state`;

/** The dossier, as far as the asker may know of it; throws "not found" otherwise. */
export async function getDossierToRate(
  db: Db,
  { agencyId, id }: Pick<DossierToRate, 'agencyId' | 'id'>,
): Promise<DossierToRate> {
  const found = await optional<DossierToRate>(
    db,
    sql`select ${columns} from dossiers.published_dossier where agency_id = ${agencyId} and id = ${id}`,
  );
  if (!found) throw notFound('dossier');
  return found;
}

/** Like {@link getDossierToRate}, by the code that people know. */
export async function getDossierToRateByCode(db: Db, code: string): Promise<DossierToRate> {
  const found = await optional<DossierToRate>(
    db,
    sql`select ${columns} from dossiers.published_dossier where code = ${code}`,
  );
  if (!found) throw notFound('dossier');
  return found;
}

/** Who did a step of the dossier, each once. */
export function listOfficers(
  db: Db,
  { agencyId, id }: Pick<DossierToRate, 'agencyId' | 'id'>,
): Promise<{ staffId: string; staffName: string }[]> {
  return db.query(sql`
    select assignee_id as "staffId", max(assignee_name) as "staffName" from dossiers.published_step
    where agency_id = ${agencyId} and dossier_id = ${id} and finished_at is not null and assignee_id is not null
    group by assignee_id order by assignee_id`);
}
