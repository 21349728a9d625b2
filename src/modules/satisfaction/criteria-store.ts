import { type Db, one } from '#platform/database';
import { type Statement, sql } from '#platform/sql';
import type { CriterionKey } from '../../../reference/satisfaction/criteria.ts';
import { pointsByContacts, pointsByFeedback, pointsByTime } from '../../../reference/satisfaction/criteria.ts';

/** What a criterion came to: the mean of its points, and over how many cases; no mean where there is no case. */
export interface Score {
  readonly mean: number | null;
  readonly cases: number;
}

/** The criteria that recorded facts and answers say something about. */
export type ScoredKey = Extract<
  CriterionKey,
  'total_time' | 'unit_time' | 'contacts' | 'feedback' | 'convenience' | 'overall'
>;

interface Asked {
  readonly agencyIds: readonly string[];
  /** The first day of the month. */
  readonly month: string;
  /** Milliseconds: the beginning of the month and of the next. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

const dayIn = (at: Statement): Statement => sql`(${at} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** The minute in which a limit ends still belongs to it, as in all statistics. */
const byTime = (at: Statement, limit: Statement): Statement => sql`case
  when ${dayIn(at)} < ${dayIn(limit)} then ${pointsByTime.early}::int
  when ${at} <= ${limit} + interval '60 seconds' then ${pointsByTime.on_time}::int
  else ${pointsByTime.overdue}::int end`;

const byLevel = (level: Statement): Statement =>
  sql`case ${level} when 'very_satisfied' then 2 when 'satisfied' then 1 else 0 end`;

/** Dossiers whose result was handed over in the month, by the agency that settled them. */
const handedOver = ({ agencyIds, from, to }: Asked): Statement => sql`dossiers.published_dossier d
  where d.handling_agency_id = any (${agencyIds}::uuid[])
  and d.handed_over_at >= ${new Date(from)} and d.handed_over_at < ${new Date(to)}`;

const answers = ({ agencyIds, month }: Asked): Statement =>
  sql`satisfaction.answer a where a.handling_agency_id = any (${agencyIds}::uuid[]) and a.month = ${month}`;

/** The points of one month, each counted from what is recorded; the rules are in reference/satisfaction/criteria.ts. */
export async function scoreCriteria(db: Db, asked: Asked): Promise<Readonly<Record<ScoredKey, Score>>> {
  const scores = (points: Statement, cases: Statement) =>
    one<Score>(
      db,
      sql`select avg(points)::float8 as mean, count(points)::int as cases from (select ${points} as points from ${cases}) each`,
    );
  const [never, once, often] = pointsByContacts;
  const [total, unit, contacts, feedback, convenience, overall] = await Promise.all([
    scores(
      byTime(sql`d.closed_at`, sql`d.statutory_at`),
      sql`${handedOver(asked)} and d.statutory_at is not null and d.closed_at is not null`,
    ),
    scores(
      byTime(sql`s.finished_at`, sql`s.due_at`),
      sql`dossiers.published_step s where s.counted and s.due_at is not null and s.finished_at is not null
        and exists (select from ${handedOver(asked)} and d.agency_id = s.agency_id and d.id = s.dossier_id)`,
    ),
    scores(
      sql`case (select count(*) from dossiers.published_supplement_request r where r.agency_id = d.agency_id and r.dossier_id = d.id)
        when 0 then ${never}::int when 1 then ${once}::int else ${often}::int end`,
      handedOver(asked),
    ),
    scoreFeedback(db, asked),
    scores(byLevel(sql`a.convenience`), sql`${answers(asked)} and a.convenience is not null`),
    scores(byLevel(sql`a.overall`), answers(asked)),
  ]);
  return { total_time: total, unit_time: unit, contacts, feedback, convenience, overall };
}

/** Feedback that ended in the month, and what was overdue at its end: how much of it was in time. */
async function scoreFeedback(db: Db, { agencyIds, from, to, now }: Asked): Promise<Score> {
  const ended = sql`ended_at >= ${new Date(from)} and ended_at < ${new Date(to)}`;
  const { cases, inTime } = await one<{ cases: number; inTime: number }>(
    db,
    sql`select count(*)::int as cases,
        count(*) filter (where ${ended} and ended_at <= due_at + interval '60 seconds')::int as "inTime"
      from feedback.published_feedback
      where handling_agency_id = any (${agencyIds}::uuid[]) and ((${ended}) or (
        due_at < ${new Date(Math.min(to, now))} and (ended_at is null or ended_at >= ${new Date(to)})))`,
  );
  const reached = pointsByFeedback.find(({ share }) => inTime / cases >= share);
  return { mean: cases === 0 ? null : (reached?.points ?? 0), cases };
}
