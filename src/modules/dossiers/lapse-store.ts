import type { Db } from '#platform/database';
import { sql } from '#platform/sql';
import type { DossierKey } from './dossier-store.ts';

/** The dossiers of an agency that wait for a supplement whose last day was before `day`. */
export function listLapsing(
  db: Db,
  agencyId: string,
  day: string,
): Promise<(DossierKey & { readonly code: string; readonly answerBy: string })[]> {
  return db.query(sql`
    select d.agency_id as "agencyId", d.id, d.code, max(r.answer_by) as "answerBy"
    from dossiers.dossier d
    join dossiers.supplement_request r on r.agency_id = d.agency_id and r.dossier_id = d.id and r.answered_at is null
    where d.agency_id = ${agencyId} and d.state = 'awaiting_supplement' and r.answer_by < ${day}
    group by d.agency_id, d.id, d.code order by d.id`);
}
