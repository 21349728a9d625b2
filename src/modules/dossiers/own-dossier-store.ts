import { type Db, one } from '#platform/database';
import { sql, whole } from '#platform/sql';
import type { Dossier } from './dossier.ts';
import type { DossierKey } from './dossier-store.ts';

/** One line of the list of a person's dossiers. */
export type OwnDossier = Pick<
  Dossier,
  | 'agencyId'
  | 'id'
  | 'code'
  | 'procedureName'
  | 'ownerName'
  | 'state'
  | 'feeState'
  | 'resultDelivery'
  | 'submittedAt'
  | 'promisedAt'
> & {
  /** The last day to complete the dossier, while it waits for that. */
  readonly answerBy: string | null;
};

/**
 * The dossiers a person has a part in, in whatever agency, the last filed first, as their identifiers sort: of somebody who
 * files for many a page is read and not all they ever filed. `olderThan` is the identifier of the last of the page before.
 */
export function listOwnDossiers(
  db: Db,
  personId: string,
  { olderThan, limit }: { readonly olderThan?: string | undefined; readonly limit: number },
): Promise<OwnDossier[]> {
  const earlier = olderThan ? sql`p.dossier_id < ${olderThan}` : sql`true`;
  return db.query<OwnDossier>(sql`
    select d.agency_id as "agencyId", d.id, d.code, d.procedure_name as "procedureName", d.owner_name as "ownerName", d.state,
      d.fee_state as "feeState", d.result_delivery as "resultDelivery", d.submitted_at as "submittedAt", d.promised_at as "promisedAt",
      (select max(r.answer_by) from dossiers.supplement_request r
        where r.agency_id = d.agency_id and r.dossier_id = d.id and r.answered_at is null) as "answerBy"
    from dossiers.dossier_party p join dossiers.dossier d on d.agency_id = p.agency_id and d.id = p.dossier_id
    where p.person_id = ${personId} and ${earlier}
    order by p.dossier_id desc limit ${limit}`);
}

/** How many dossiers a person has a part in, in the agencies the asker reaches. */
export async function countDossiersOf(db: Db, personId: string): Promise<number> {
  const { count } = await one<{ count: number }>(
    db,
    sql`select count(*)::int as count from dossiers.dossier_party where person_id = ${personId}`,
  );
  return count;
}

/** Of how many dossiers, the last a person filed, is told whether they wait: what is older has long been answered or lapsed. */
const latest = 1_000;

/** How many of the latest dossiers of a person wait for them to complete these, up to 100. */
export async function countAwaitingPerson(db: Db, personId: string): Promise<number> {
  const rows = await db.query(sql`
    select from (select agency_id, dossier_id from dossiers.dossier_party where person_id = ${personId}
      order by dossier_id desc limit ${whole(latest)}) p
    join dossiers.dossier d on d.agency_id = p.agency_id and d.id = p.dossier_id
    where d.state = 'awaiting_supplement' limit 100`);
  return rows.length;
}

/** Every dossier a person has a part in, in the agencies the asker reaches. */
export function listDossiersOf(db: Db, personId: string): Promise<DossierKey[]> {
  return db.query<DossierKey>(sql`
    select agency_id as "agencyId", dossier_id as id from dossiers.dossier_party where person_id = ${personId} order by agency_id, dossier_id`);
}
