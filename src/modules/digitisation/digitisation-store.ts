import { type Db, optional, type Tx } from '#platform/database';
import { notFound } from '#platform/errors';
import type { RecognisedPage } from '#platform/pages/page-job';
import { destroyPersonalKey, sealedJson } from '#platform/personal-data';
import { sql } from '#platform/sql';
import type { ArrangedPage } from './arrangement.ts';
import type { Digitisation, DigitisationKey, ScannedPage } from './digitisation.ts';

const columns = sql`agency_id as "agencyId", id, subject_agency_id as "subjectAgencyId", subject_id as "subjectId", ordinal, paper_name as "paperName",
  original_form as "originalForm", originals, state, reason, file_ids as "fileIds", result_ids as "resultIds", readers,
  begun_by_id as "begunById", begun_by_name as "begunByName", begun_at as "begunAt", moved_at as "movedAt", ended_at as "endedAt",
  confirmed_at as "confirmedAt", confirmed_by_name as "confirmedByName", signed_at as "signedAt", signed_by_name as "signedByName"`;

const pageColumns = sql`place, file_id as "fileId", page, position, original, turn, note, state, attempts, recognised`;

/** One digitisation; absent also when the asker may not know of it. */
export function findDigitisation(db: Db, { agencyId, id }: DigitisationKey): Promise<Digitisation | undefined> {
  return optional<Digitisation>(
    db,
    sql`select ${columns} from digitisation.digitisation where agency_id = ${agencyId} and id = ${id}`,
  );
}

/** Holds it until the transaction ends, so that of a job that runs twice one finds it done. */
export async function lockDigitisation(tx: Tx, { agencyId, id }: DigitisationKey): Promise<Digitisation> {
  const found = await optional<Digitisation>(
    tx,
    sql`select ${columns} from digitisation.digitisation where agency_id = ${agencyId} and id = ${id} for update`,
  );
  if (!found) throw notFound('digitisation');
  return found;
}

/** Those of a dossier's papers that one of the agencies scans and the asker may know of, the newest first. */
export function listDigitisations(db: Db, agencyIds: readonly string[], subjectId: string): Promise<Digitisation[]> {
  return db.query<Digitisation>(sql`
    select ${columns} from digitisation.digitisation
    where agency_id = any (${agencyIds}::uuid[]) and subject_id = ${subjectId} order by id desc`);
}

/** How far the latest digitisation of a paper has come. */
export interface Progress {
  readonly ordinal: number;
  readonly state: Digitisation['state'];
  readonly done: number;
  readonly of: number;
}

/** One for each paper of a dossier that one of the agencies ever digitised. */
export function listProgress(db: Db, agencyIds: readonly string[], subjectId: string): Promise<Progress[]> {
  return db.query<Progress>(sql`
    select distinct on (d.ordinal) d.ordinal, d.state,
      (select count(*) from digitisation.page p where p.agency_id = d.agency_id and p.digitisation_id = d.id
        and p.position is not null and p.state <> 'waiting')::int as done,
      (select count(*) from digitisation.page p where p.agency_id = d.agency_id and p.digitisation_id = d.id
        and p.position is not null)::int as of
    from digitisation.digitisation d
    where d.agency_id = any (${agencyIds}::uuid[]) and d.subject_id = ${subjectId} order by d.ordinal, d.id desc`);
}

/** Those that wait for the program and came no further since `instant` (milliseconds). */
export function listStandingStill(db: Db, agencyId: string, instant: number): Promise<Digitisation[]> {
  return db.query<Digitisation>(sql`
    select ${columns} from digitisation.digitisation
    where agency_id = ${agencyId} and state in ('counting', 'reading') and moved_at < ${new Date(instant)} order by moved_at`);
}

export async function insertDigitisation(tx: Tx, d: Digitisation): Promise<void> {
  await tx.query(sql`
    insert into digitisation.digitisation (agency_id, id, subject_agency_id, subject_id, ordinal, paper_name, original_form, originals, state, reason,
      file_ids, result_ids, readers, begun_by_id, begun_by_name, begun_at, moved_at)
    values (${d.agencyId}, ${d.id}, ${d.subjectAgencyId}, ${d.subjectId}, ${d.ordinal}, ${d.paperName}, ${d.originalForm}, ${d.originals}, ${d.state},
      ${d.reason}, ${d.fileIds}::uuid[], ${d.resultIds}::uuid[], ${d.readers}::uuid[], ${d.begunById}, ${d.begunByName},
      ${new Date(d.begunAt)}, ${new Date(d.movedAt)})`);
}

type Changing = Pick<
  Digitisation,
  | 'state'
  | 'reason'
  | 'originals'
  | 'resultIds'
  | 'endedAt'
  | 'confirmedAt'
  | 'confirmedByName'
  | 'signedAt'
  | 'signedByName'
>;

export async function saveDigitisation(
  tx: Tx,
  digitisation: Digitisation,
  changes: Partial<Changing>,
  now: number,
): Promise<Digitisation> {
  const changed = { ...digitisation, ...changes, movedAt: now };
  const { agencyId, id, state, reason, originals, resultIds } = changed;
  const { endedAt, confirmedAt, confirmedByName, signedAt, signedByName } = changed;
  await tx.query(sql`
    update digitisation.digitisation set state = ${state}, reason = ${reason}, originals = ${originals},
      result_ids = ${resultIds}::uuid[], ended_at = ${endedAt === null ? null : new Date(endedAt)}, moved_at = ${new Date(now)},
      confirmed_at = ${confirmedAt === null ? null : new Date(confirmedAt)}, confirmed_by_name = ${confirmedByName},
      signed_at = ${signedAt === null ? null : new Date(signedAt)}, signed_by_name = ${signedByName}
    where agency_id = ${agencyId} and id = ${id}`);
  return changed;
}

/** The pages as they came. */
export function listPages(db: Db, { agencyId, id }: DigitisationKey): Promise<ScannedPage[]> {
  return db.query<ScannedPage>(sql`
    select ${pageColumns} from digitisation.page where agency_id = ${agencyId} and digitisation_id = ${id} order by place`);
}

/** Enters the pages of the files, in their order. */
export async function insertPages(
  tx: Tx,
  { agencyId, id }: DigitisationKey,
  pages: readonly Pick<ScannedPage, 'fileId' | 'page' | 'turn'>[],
): Promise<void> {
  const enter = ({ fileId, page, turn }: (typeof pages)[number], i: number) =>
    tx.query(sql`
      insert into digitisation.page (agency_id, digitisation_id, place, file_id, page, position, turn)
      values (${agencyId}, ${id}, ${i + 1}, ${fileId}, ${page}, ${i + 1}, ${turn})`);
  await Promise.all(pages.map(enter));
}

/** Puts each page where a person wants it; whatever was recognised before is forgotten. */
export async function arrangePages(
  tx: Tx,
  { agencyId, id }: DigitisationKey,
  arranged: readonly ArrangedPage[],
): Promise<void> {
  await tx.query(sql`
    update digitisation.page as page set position = a.position, original = a.original, turn = a.turn, note = a.note,
      state = 'waiting', attempts = 0, recognised = null, read_at = null
    from json_to_recordset(${JSON.stringify(arranged)}::json) as a(place int, position int, original int, turn int, note text)
    where page.agency_id = ${agencyId} and page.digitisation_id = ${id} and page.place = a.place`);
}

/** Writes down what was recognised on a page that still waited for it. */
export async function savePage(
  tx: Tx,
  { agencyId, id }: DigitisationKey,
  place: number,
  recognised: RecognisedPage,
  now: number,
): Promise<void> {
  await tx.query(sql`
    update digitisation.page set state = 'read', recognised = ${sealedJson(id, recognised)}, read_at = ${new Date(now)}
    where agency_id = ${agencyId} and digitisation_id = ${id} and place = ${place} and state = 'waiting'`);
}

/** Counts an attempt in vain; the last one makes the page unreadable. */
export async function countAttempt(
  tx: Tx,
  { agencyId, id }: DigitisationKey,
  place: number,
  mostAttempts: number,
): Promise<void> {
  await tx.query(sql`
    update digitisation.page set attempts = attempts + 1,
      state = case when attempts + 1 >= ${mostAttempts} then 'unreadable' else state end
    where agency_id = ${agencyId} and digitisation_id = ${id} and place = ${place} and state = 'waiting'`);
}

/** Those of the files that are being digitised, were, or came of it, as far as the asker may see it. */
export async function listFilesInUse(db: Db, fileIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ id: string }>(sql`
    select f.id from unnest(${fileIds}::uuid[]) as f (id) where f.id in (select unnest(d.file_ids || d.result_ids) from digitisation.digitisation d)`);
  return new Set(rows.map(({ id }) => id));
}

/** The files that were digitised for a subject, and what came of them, in the agencies in reach. */
export async function listFilesOfSubject(db: Db, subjectId: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`
    select distinct unnest(d.file_ids || d.result_ids) as id from digitisation.digitisation d where d.subject_id = ${subjectId}`);
  return rows.map(({ id }) => id);
}

/**
 * Deletes all that was read out of the papers of a subject, with the keys it was sealed under. They are held by writing what
 * stands there: rows that may lie on several machines cannot be held by reading.
 */
export async function removeDigitisationsOf(tx: Tx, subjectId: string): Promise<void> {
  const gone = await tx.query<{ id: string }>(
    sql`update digitisation.digitisation set subject_id = subject_id where subject_id = ${subjectId} returning id`,
  );
  const ids = gone.map(({ id }) => id);
  await tx.query(sql`delete from digitisation.proposal where digitisation_id = any (${ids}::uuid[])`);
  await tx.query(sql`delete from digitisation.page where digitisation_id = any (${ids}::uuid[])`);
  await tx.query(sql`delete from digitisation.digitisation where id = any (${ids}::uuid[])`);
  for (const id of ids) await destroyPersonalKey(tx, id);
}
