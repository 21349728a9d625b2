import { type Db, one, optional, type Tx } from '#platform/database';
import { notFound } from '#platform/errors';
import { hashOf } from '#platform/identifiers';
import { sql } from '#platform/sql';
import { fold } from '#platform/text';
import type { Feedback, FeedbackState } from './feedback.ts';
import { plainSecret } from './feedback-code.ts';

const columns = sql`agency_id as "agencyId", id, code, handling_agency_id as "handlingAgencyId", channel, portal_number as "portalNumber",
  state, kind, content, place, dossier_code as "dossierCode", file_ids as "fileIds", may_post as "mayPost",
  submitted_at as "submittedAt", clock_from as "clockFrom", rule, due_at as "dueAt", assignee_id as "assigneeId",
  assignee_name as "assigneeName", round, answered_at as "answeredAt", version`;

export interface FeedbackKey {
  readonly agencyId: string;
  readonly id: string;
}

/** Enters new feedback with the hash of the secret by which its sender finds it. */
export async function insertFeedback(tx: Tx, f: Feedback, secret: string): Promise<void> {
  await tx.query(sql`
    insert into feedback.feedback (agency_id, id, code, secret_hash, handling_agency_id, channel, portal_number, state, kind, content,
      content_folded, place, dossier_code, file_ids, may_post, submitted_at, clock_from, rule, due_at)
    values (${f.agencyId}, ${f.id}, ${f.code}, ${hashOf(plainSecret(secret))}, ${f.handlingAgencyId}, ${f.channel}, ${f.portalNumber},
      ${f.state}, ${f.kind}, ${f.content}, ${fold(f.content)}, ${f.place}, ${f.dossierCode}, ${f.fileIds}, ${f.mayPost},
      ${new Date(f.submittedAt)}, ${new Date(f.clockFrom)}, ${f.rule}, ${new Date(f.dueAt)})`);
}

/** The feedback with this code, as far as the asker may know of it; throws "not found" otherwise. */
export async function getFeedbackByCode(db: Db, code: string): Promise<Feedback> {
  const found = await optional<Feedback>(db, sql`select ${columns} from feedback.feedback where code = ${code}`);
  if (!found) throw notFound('feedback');
  return found;
}

export function getFeedback(db: Db, { agencyId, id }: FeedbackKey): Promise<Feedback> {
  return one<Feedback>(db, sql`select ${columns} from feedback.feedback where agency_id = ${agencyId} and id = ${id}`);
}

/** The feedback, to somebody who knows its code and its secret. */
export function findFeedbackBySecret(
  db: Db,
  agencyId: string,
  code: string,
  secret: string,
): Promise<Feedback | undefined> {
  return optional<Feedback>(
    db,
    sql`select ${columns} from feedback.feedback
      where agency_id = ${agencyId} and code = ${code} and secret_hash = ${hashOf(plainSecret(secret))}`,
  );
}

/** Reads it and holds it until the transaction ends. */
export async function lockFeedback(tx: Tx, { agencyId, id }: FeedbackKey): Promise<Feedback> {
  const found = await optional<Feedback>(
    tx,
    sql`select ${columns} from feedback.feedback where agency_id = ${agencyId} and id = ${id} for update`,
  );
  if (!found) throw notFound('feedback');
  return found;
}

export type FeedbackChanges = Partial<
  Pick<
    Feedback,
    | 'state'
    | 'kind'
    | 'handlingAgencyId'
    | 'clockFrom'
    | 'rule'
    | 'dueAt'
    | 'assigneeId'
    | 'assigneeName'
    | 'round'
    | 'answeredAt'
  >
>;

/** Stores the changes of feedback that is held, and returns it as it became. */
export async function saveFeedback(tx: Tx, feedback: Feedback, changes: FeedbackChanges): Promise<Feedback> {
  const f: Feedback = { ...feedback, ...changes, version: feedback.version + 1 };
  await tx.query(sql`
    update feedback.feedback set state = ${f.state}, kind = ${f.kind}, handling_agency_id = ${f.handlingAgencyId},
      clock_from = ${new Date(f.clockFrom)}, rule = ${f.rule}, due_at = ${new Date(f.dueAt)}, assignee_id = ${f.assigneeId},
      assignee_name = ${f.assigneeName}, round = ${f.round}, answered_at = ${f.answeredAt === null ? null : new Date(f.answeredAt)},
      version = ${f.version}
    where agency_id = ${f.agencyId} and id = ${f.id}`);
  return f;
}

/** Takes the next number of a day; a number of a transaction that is undone is given to the next one. */
export async function takeNumber(tx: Tx, agencyId: string, day: string): Promise<number> {
  const { last } = await one<{ last: number }>(
    tx,
    sql`insert into feedback.number_counter (agency_id, day, last) values (${agencyId}, ${day}, 1)
      on conflict (agency_id, day) do update set last = number_counter.last + 1 returning last`,
  );
  return last;
}

/** What some agencies handle, in some states, most urgent first; at most 200. */
export function listFeedback(
  db: Db,
  agencyIds: readonly string[],
  states: readonly FeedbackState[],
  words = '',
): Promise<Feedback[]> {
  return db.query<Feedback>(sql`
    select ${columns} from feedback.feedback
    where handling_agency_id = any (${agencyIds}::uuid[]) and state = any (${states}::text[])
      and strpos(content_folded, ${fold(words)}) > 0
    order by due_at, id limit 200`);
}

/** How many of each state there are. */
export async function countFeedback(
  db: Db,
  agencyIds: readonly string[],
): Promise<Readonly<Partial<Record<FeedbackState, number>>>> {
  const rows = await db.query<{ state: FeedbackState; count: number }>(sql`
    select state, count(*)::int as count from feedback.feedback
    where handling_agency_id = any (${agencyIds}::uuid[]) group by state`);
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** What came to the same agency since an instant (milliseconds), newest first, to look for duplicates among. */
export function listRecent(db: Db, { agencyId, id, handlingAgencyId }: Feedback, since: number): Promise<Feedback[]> {
  return db.query<Feedback>(sql`
    select ${columns} from feedback.feedback
    where handling_agency_id = ${handlingAgencyId} and submitted_at >= ${new Date(since)}
      and not (agency_id = ${agencyId} and id = ${id})
    order by submitted_at desc limit 300`);
}

/** Those of the files that came with a feedback, as far as the asker may see it. */
export async function listFilesInUse(db: Db, fileIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ id: string }>(sql`
    select f.id from unnest(${fileIds}::uuid[]) as f (id) where f.id in (select unnest(f.file_ids) from feedback.feedback f)`);
  return new Set(rows.map(({ id }) => id));
}

/** Those of the codes of dossiers that feedback still under way at an agency names. */
export async function listDossiersAskedAbout(db: Db, agencyId: string, codes: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ code: string }>(sql`
    select distinct f.dossier_code as code from feedback.feedback f
    where (f.agency_id = ${agencyId} or f.handling_agency_id = ${agencyId})
      and f.state in ('received', 'in_progress', 'drafted') and f.dossier_code = any (${codes})`);
  return new Set(rows.map(({ code }) => code));
}
