import { type Db, one, optional, type Tx } from '#platform/database';
import { sealedJson } from '#platform/personal-data';
import { sql } from '#platform/sql';
import type { Draft } from './draft.ts';

const columns = sql`id, procedure_code as "procedureCode", receiving_agency_id as "receivingAgencyId", form_id as "formId",
  form_version as "formVersion", answers, choices, step, begun_at as "begunAt", saved_at as "savedAt"`;

/** The drafts of a person, the last saved first. */
export function listDrafts(db: Db, personId: string): Promise<Draft[]> {
  return db.query<Draft>(sql`
    select ${columns} from forms.draft where person_id = ${personId} order by saved_at desc, id desc`);
}

/** One draft of a person; absent when it was filed, discarded, or is somebody else's. */
export function findDraft(db: Db, personId: string, id: string): Promise<Draft | undefined> {
  return optional<Draft>(db, sql`select ${columns} from forms.draft where person_id = ${personId} and id = ${id}`);
}

/** How many drafts a person has besides the one named. */
export async function countOtherDrafts(db: Db, personId: string, id: string): Promise<number> {
  const { count } = await one<{ count: number }>(
    db,
    sql`select count(*) as count from forms.draft where person_id = ${personId} and id <> ${id}`,
  );
  return count;
}

/** Writes a draft over what it held before. */
export async function putDraft(tx: Tx, personId: string, draft: Draft): Promise<void> {
  await tx.query(sql`
    insert into forms.draft (person_id, id, procedure_code, receiving_agency_id, form_id, form_version, answers, choices, step, begun_at, saved_at)
    values (${personId}, ${draft.id}, ${draft.procedureCode}, ${draft.receivingAgencyId}, ${draft.formId}, ${draft.formVersion},
      ${sealedJson(personId, draft.answers)}, ${sealedJson(personId, draft.choices)}, ${draft.step}, ${new Date(draft.begunAt)}, ${new Date(draft.savedAt)})
    on conflict (person_id, id) do update set
      receiving_agency_id = excluded.receiving_agency_id, form_id = excluded.form_id, form_version = excluded.form_version,
      answers = excluded.answers, choices = excluded.choices, step = excluded.step, saved_at = excluded.saved_at`);
}

/** Deletes a draft and returns what it held; absent when there is none any more. */
export function removeDraft(tx: Tx, personId: string, id: string): Promise<Draft | undefined> {
  return optional<Draft>(
    tx,
    sql`delete from forms.draft where person_id = ${personId} and id = ${id} returning ${columns}`,
  );
}

/** Deletes every draft of a person. */
export async function removeDrafts(tx: Tx, personId: string): Promise<void> {
  await tx.query(sql`delete from forms.draft where person_id = ${personId}`);
}

/** Deletes everybody's drafts that were last saved before an instant (milliseconds). The database tells of none of them. */
export async function removeDraftsBefore(tx: Tx, before: number): Promise<void> {
  await tx.query(sql`select forms.remove_drafts_before(${new Date(before)})`);
}
