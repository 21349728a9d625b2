import { type Db, optional, type Tx } from '#platform/database';
import { newId } from '#platform/identifiers';
import { sql } from '#platform/sql';
import type { Finding } from '../../../reference/feedback/kinds.ts';
import type { FeedbackKey } from './feedback-store.ts';

/** Why it is not answered as feedback, and which way leads on. */
export interface Direction {
  readonly towards: 'complaint' | 'denunciation' | 'declined';
  readonly explanation: string;
  readonly legalRef: string | null;
  readonly at: number;
  readonly byName: string;
}

export interface Transfer {
  readonly fromName: string;
  readonly toName: string;
  readonly reason: string;
  readonly at: number;
}

/** An answer, drafted by one and approved by another. Instants are milliseconds. */
export interface FeedbackAnswer {
  readonly round: number;
  readonly content: string;
  /** Only of the kinds that ask for it. */
  readonly finding: Finding | null;
  readonly draftedAt: number;
  readonly draftedBy: string;
  readonly draftedByName: string;
  readonly approvedAt: number | null;
  readonly approvedByName: string | null;
}

export interface FeedbackRating {
  readonly round: number;
  readonly satisfied: boolean;
  readonly words: string | null;
  readonly at: number;
}

export interface Reopening {
  readonly reason: string;
  readonly at: number;
}

export async function insertDirection(tx: Tx, { agencyId, id }: FeedbackKey, d: Direction): Promise<void> {
  await tx.query(sql`
    insert into feedback.direction (agency_id, feedback_id, towards, explanation, legal_ref, at, by_name)
    values (${agencyId}, ${id}, ${d.towards}, ${d.explanation}, ${d.legalRef}, ${new Date(d.at)}, ${d.byName})`);
}

export function findDirection(db: Db, { agencyId, id }: FeedbackKey): Promise<Direction | undefined> {
  return optional<Direction>(
    db,
    sql`select towards, explanation, legal_ref as "legalRef", at, by_name as "byName" from feedback.direction
      where agency_id = ${agencyId} and feedback_id = ${id}`,
  );
}

export async function insertTransfer(
  tx: Tx,
  { agencyId, id }: FeedbackKey,
  t: {
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly at: number;
    readonly byName: string;
  },
): Promise<void> {
  await tx.query(sql`
    insert into feedback.transfer (agency_id, feedback_id, id, from_agency_id, to_agency_id, reason, at, by_name)
    values (${agencyId}, ${id}, ${newId(t.at)}, ${t.from}, ${t.to}, ${t.reason}, ${new Date(t.at)}, ${t.byName})`);
}

export function listTransfers(db: Db, { agencyId, id }: FeedbackKey): Promise<Transfer[]> {
  return db.query<Transfer>(sql`
    select f.name as "fromName", t.name as "toName", x.reason, x.at from feedback.transfer x
    join organisation.published_agency f on f.id = x.from_agency_id
    join organisation.published_agency t on t.id = x.to_agency_id
    where x.agency_id = ${agencyId} and x.feedback_id = ${id} order by x.at`);
}

/** Writes the draft of a round, or writes it anew as long as nobody approved it. */
export async function saveDraft(
  tx: Tx,
  { agencyId, id }: FeedbackKey,
  a: Omit<FeedbackAnswer, 'approvedAt' | 'approvedByName'>,
): Promise<void> {
  await tx.query(sql`
    insert into feedback.answer (agency_id, feedback_id, round, content, finding, drafted_at, drafted_by, drafted_by_name)
    values (${agencyId}, ${id}, ${a.round}, ${a.content}, ${a.finding}, ${new Date(a.draftedAt)}, ${a.draftedBy}, ${a.draftedByName})
    on conflict (agency_id, feedback_id, round) do update
    set content = excluded.content, finding = excluded.finding, drafted_at = excluded.drafted_at, drafted_by = excluded.drafted_by,
      drafted_by_name = excluded.drafted_by_name`);
}

export async function saveApproved(
  tx: Tx,
  { agencyId, id }: FeedbackKey,
  a: { readonly round: number; readonly at: number; readonly by: string; readonly byName: string },
): Promise<void> {
  await tx.query(sql`
    update feedback.answer set approved_at = ${new Date(a.at)}, approved_by = ${a.by}, approved_by_name = ${a.byName}
    where agency_id = ${agencyId} and feedback_id = ${id} and round = ${a.round}`);
}

export function listAnswers(db: Db, { agencyId, id }: FeedbackKey): Promise<FeedbackAnswer[]> {
  return db.query<FeedbackAnswer>(sql`
    select round, content, finding, drafted_at as "draftedAt", drafted_by as "draftedBy", drafted_by_name as "draftedByName",
      approved_at as "approvedAt", approved_by_name as "approvedByName"
    from feedback.answer where agency_id = ${agencyId} and feedback_id = ${id} order by round`);
}

/** Enters what the sender says of an answer; false when they have said it before. */
export async function insertRating(tx: Tx, { agencyId, id }: FeedbackKey, r: FeedbackRating): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into feedback.rating (agency_id, feedback_id, round, satisfied, words, at)
    values (${agencyId}, ${id}, ${r.round}, ${r.satisfied}, ${r.words}, ${new Date(r.at)})
    on conflict (agency_id, feedback_id, round) do nothing returning round`);
  return rows.length === 1;
}

export function listRatings(db: Db, { agencyId, id }: FeedbackKey): Promise<FeedbackRating[]> {
  return db.query<FeedbackRating>(sql`
    select round, satisfied, words, at from feedback.rating
    where agency_id = ${agencyId} and feedback_id = ${id} order by round`);
}

export async function insertReopening(tx: Tx, { agencyId, id }: FeedbackKey, r: Reopening): Promise<void> {
  await tx.query(sql`
    insert into feedback.reopening (agency_id, feedback_id, reason, at)
    values (${agencyId}, ${id}, ${r.reason}, ${new Date(r.at)})`);
}

export function findReopening(db: Db, { agencyId, id }: FeedbackKey): Promise<Reopening | undefined> {
  return optional<Reopening>(
    db,
    sql`select reason, at from feedback.reopening where agency_id = ${agencyId} and feedback_id = ${id}`,
  );
}
