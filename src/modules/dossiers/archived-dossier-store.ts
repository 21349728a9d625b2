import { type Db, optional, type Tx } from '#platform/database';
import { destroyPersonalKey } from '#platform/personal-data';
import { sql } from '#platform/sql';
import type { DossierKey } from './dossier-store.ts';

/** What the list of what is to be destroyed says of a dossier: nothing about people. */
export interface ArchivedDossier extends DossierKey {
  readonly code: string;
  readonly procedureName: string;
  readonly field: string;
  /** Milliseconds. */
  readonly closedAt: number;
}

/** Until when dossiers of a field had to be closed (milliseconds) for their time in the archive to be over; null: never over. */
export interface ClosedBefore {
  readonly field: string;
  readonly before: number | null;
}

const columns = sql`d.agency_id as "agencyId", d.id, d.code, d.procedure_name as "procedureName", d.field, d.closed_at as "closedAt"`;

/** The dossiers an agency received that were closed before then, by field or else before `otherwise`; the oldest first. */
export function listClosedBefore(
  db: Db,
  agencyId: string,
  { fields, otherwise, limit }: { fields: readonly ClosedBefore[]; otherwise: number; limit: number },
): Promise<ArchivedDossier[]> {
  return db.query<ArchivedDossier>(sql`
    select ${columns} from dossiers.dossier d
    left join json_to_recordset(${JSON.stringify(fields.map(asRow))}::json) as f (field text, before timestamptz) on f.field = d.field
    where d.agency_id = ${agencyId} and d.destroyed_at is null and d.closed_at is not null
      and d.closed_at < case when f.field is null then ${new Date(otherwise)} else f.before end
    order by d.closed_at, d.id limit ${limit}`);
}

const asRow = ({ field, before }: ClosedBefore) => ({ field, before: before === null ? null : new Date(before) });

/** A dossier the agency received that is closed and not destroyed, by its code. */
export function findArchived(db: Db, agencyId: string, code: string): Promise<ArchivedDossier | undefined> {
  return optional<ArchivedDossier>(
    db,
    sql`select ${columns} from dossiers.dossier d
      where d.agency_id = ${agencyId} and d.code = ${code} and d.destroyed_at is null and d.closed_at is not null`,
  );
}

/** The persons with a part in each of several dossiers of an agency, one line each. */
export function listPeopleIn(
  db: Db,
  agencyId: string,
  dossierIds: readonly string[],
): Promise<{ readonly dossierId: string; readonly personId: string }[]> {
  return db.query(sql`
    select dossier_id as "dossierId", person_id as "personId" from dossiers.dossier_party
    where agency_id = ${agencyId} and dossier_id = any (${dossierIds}::uuid[])`);
}

/** The files among the papers of a dossier and the ones of its result. */
export function listFilesOfDossier(db: Db, { agencyId, id }: DossierKey): Promise<{ readonly id: string }[]> {
  return db.query(sql`
    select unnest(p.file_ids) as id from dossiers.required_paper p where p.agency_id = ${agencyId} and p.dossier_id = ${id}
    union select r.file_id from dossiers.result r where r.agency_id = ${agencyId} and r.dossier_id = ${id} and r.file_id is not null
    union select unnest(array_remove(array[r.unsealed_file_id, r.file_id], null)) from dossiers.result_paper r where r.agency_id = ${agencyId} and r.dossier_id = ${id}
    union select unnest(array_remove(array[e.scan_file_id, e.unsealed_file_id, e.file_id], null)) from dossiers.electronic_copy e
      where e.agency_id = ${agencyId} and e.dossier_id = ${id}`);
}

const noName = '—';

const nobody = { submitter: { fullName: noName }, owner: { fullName: noName } };

/**
 * Destroys what a dossier tells of people, and its key: whatever was sealed under it opens nowhere again. Its code, its course and
 * its figures stay, as do the lines of the register of certified copies, which is kept for good (Điều 14, NĐ 23/2015/NĐ-CP);
 * those of the register of copies of extracts without whose events they are.
 */
export async function saveDestroyed(tx: Tx, { agencyId, id }: DossierKey, code: string, now: number): Promise<void> {
  tx.changes(agencyId);
  await destroyPersonalKey(tx, id);
  await tx.query(sql`
    update dossiers.dossier set parties = ${nobody}, party_ids = '{}', owner_name = ${noName}, owner_folded = ${noName}, owner_tax_code = null,
      submitter_contact = '{}', content = '', form_id = null, form_version = null, answers = '{}', delivery_address = null,
      identity_from = coalesce(identity_from, case when channel = 'online' and cardinality(party_ids) > 0 then 'account' end),
      destroyed_at = ${new Date(now)}, version = version + 1
    where agency_id = ${agencyId} and id = ${id}`);
  for (const blanked of wordsOfDossier)
    await tx.query(sql`${blanked} where agency_id = ${agencyId} and dossier_id = ${id}`);
  await tx.query(
    sql`update dossiers.signing_ceremony_result set owner_name = ${noName}, facts = null where dossier_code = ${code}`,
  );
}

/** Everything beside a dossier that people wrote or are named in; numbers, days and who of the agency acted stay. */
const wordsOfDossier = [
  sql`delete from dossiers.dossier_party`,
  sql`delete from dossiers.dossier_word`,
  sql`update dossiers.required_paper set file_ids = '{}', note = null,
    reused = reused || '{"name": "", "number": null, "issuer": null, "issuedOn": null, "validUntil": null}'`,
  sql`update dossiers.step set note = null`,
  sql`update dossiers.clock_stop set reason = ''`,
  sql`update dossiers.supplement_request set items = '{}', reason = '', answer_note = null`,
  sql`update dossiers.refusal set reason = ''`,
  sql`update dossiers.withdrawal set reason = '', asked_by_name = ''`,
  sql`update dossiers.apology set reason = ''`,
  sql`update dossiers.late_reason set words = ''`,
  sql`update dossiers.result set title = '', content = '', file_id = null`,
  sql`update dossiers.extract_copy set event = ${{ registeredName: noName }}`,
  sql`update dossiers.fee set paid_by_name = null, waived_reason = null`,
  sql`update dossiers.hand_over set received_by_name = '', tracking_number = null`,
];
