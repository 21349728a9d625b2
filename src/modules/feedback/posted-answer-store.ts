import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import { fold } from '#platform/text';
import type { FeedbackKey } from './feedback-store.ts';

/** What was asked and answered, for everybody, with the names taken out. */
export interface PostedAnswer {
  readonly question: string;
  readonly answer: string;
  /** Milliseconds. */
  readonly postedAt: number;
  readonly agencyName: string;
}

export async function insertPostedAnswer(
  tx: Tx,
  { agencyId, id }: FeedbackKey,
  p: { readonly question: string; readonly answer: string; readonly at: number; readonly byName: string },
): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into feedback.posted_answer (agency_id, feedback_id, question, answer, posted_at, posted_by_name, words_folded)
    values (${agencyId}, ${id}, ${p.question}, ${p.answer}, ${new Date(p.at)}, ${p.byName}, ${fold(`${p.question} ${p.answer}`)})
    on conflict (agency_id, feedback_id) do nothing returning feedback_id`);
  return rows.length === 1;
}

const chosen = sql`select p.question, p.answer, p.posted_at as "postedAt", a.name as "agencyName"
  from feedback.posted_answer p join organisation.published_agency a on a.id = p.agency_id`;

export function findPostedAnswer(db: Db, { agencyId, id }: FeedbackKey): Promise<PostedAnswer | undefined> {
  return optional<PostedAnswer>(db, sql`${chosen} where p.agency_id = ${agencyId} and p.feedback_id = ${id}`);
}

/** What everybody may read, newest first, with some words in it; at most 50. */
export function listPostedAnswers(db: Db, words: string): Promise<PostedAnswer[]> {
  return db.query<PostedAnswer>(sql`
    ${chosen} where strpos(p.words_folded, ${fold(words)}) > 0 order by p.posted_at desc limit 50`);
}
