import { listPostedAt } from '#modules/procedures';
import type { Day } from '#platform/clock';
import type { Db } from '#platform/database';
import { join, type Statement, sql } from '#platform/sql';
import {
  type CriterionKey,
  pointsByAgencies,
  pointsByContacts,
  pointsByTime,
  pointsForAttitude,
  pointsForPublicity,
} from '../../../reference/satisfaction/criteria.ts';

/** Whose month is judged. */
export interface Asked {
  readonly agencyIds: readonly string[];
  /** The first day of the month. */
  readonly month: Day;
  /** Milliseconds: the beginning of the month and of the next. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
  /** The last day of the month, or today: by it the catalogue is read. */
  readonly day: Day;
}

/** The criteria that are judged case by case, or by the share of cases that are as they should be. */
export type CaseKey = Exclude<CriterionKey, 'convenience' | 'overall'>;

/** Of which a case counts only as being as it should be or not. */
export const casesByShare: readonly CaseKey[] = ['organisation', 'feedback', 'online'];

const dayIn = (at: Statement): Statement => sql`(${at} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** The minute in which a limit ends still belongs to it, as in all statistics. */
const minute = sql`interval '60 seconds'`;

const byTime = (at: Statement, limit: Statement): Statement => sql`case
  when ${dayIn(at)} < ${dayIn(limit)} then ${pointsByTime.early}::int
  when ${at} <= ${limit} + ${minute} then ${pointsByTime.on_time}::int
  else ${pointsByTime.overdue}::int end`;

const byNumber = (number: Statement, [never, once, more]: readonly [number, number, number]): Statement =>
  sql`case ${number} when 0 then ${never}::int when 1 then ${once}::int else ${more}::int end`;

const handledHere = ({ agencyIds }: Asked): Statement => sql`d.handling_agency_id = any (${agencyIds}::uuid[])`;

/** Dossiers whose result was handed over in the month, by the agency that settled them. */
const handedOver = (asked: Asked): Statement => sql`dossiers.published_dossier d
  where ${handledHere(asked)} and d.handed_over_at >= ${new Date(asked.from)} and d.handed_over_at < ${new Date(asked.to)}`;

const requestsOf = (what: Statement): Statement => sql`(
  select ${what} from dossiers.published_supplement_request r where r.agency_id = d.agency_id and r.dossier_id = d.id)`;

const dossier = (points: Statement, of: Statement): Statement =>
  sql`select ${points} as points, d.code, 0 as place, d.procedure_name as title from ${of}`;

/** What was said of the behaviour of officials and found to be so, in an answer given before the month was over. */
const founded = ({ agencyIds, to }: Asked): Statement => sql`feedback.published_feedback f
  where f.handling_agency_id = any (${agencyIds}::uuid[]) and f.kind = 'behaviour' and f.finding = 'founded'
  and f.ended_at < ${new Date(to)}`;

const attitude = (asked: Asked): Statement =>
  join(
    [
      dossier(
        sql`case when d.code in (select f.dossier_code from ${founded(asked)}) then ${pointsForAttitude.founded}::int
        else ${byTime(sql`d.closed_at`, sql`d.statutory_at`)} end`,
        sql`${handedOver(asked)} and d.statutory_at is not null and d.closed_at is not null`,
      ),
      // What names no dossier is a case of its own.
      sql`select ${pointsForAttitude.founded}::int, f.code, 1, null from ${founded(asked)}
      and f.ended_at >= ${new Date(asked.from)} and f.dossier_code is null`,
    ],
    ' union all ',
  );

/** Feedback that ended in the month, and what was overdue at its end. */
function feedback({ agencyIds, from, to, now }: Asked): Statement {
  const ended = sql`f.ended_at >= ${new Date(from)} and f.ended_at < ${new Date(to)}`;
  return sql`select coalesce(${ended} and f.ended_at <= f.due_at + ${minute}, false)::int as points, f.code, 0 as place, null as title
    from feedback.published_feedback f
    where f.handling_agency_id = any (${agencyIds}::uuid[]) and ((${ended}) or (
      f.due_at < ${new Date(Math.min(to, now))} and (f.ended_at is null or f.ended_at >= ${new Date(to)})))`;
}

/** The procedures of communes in force on the last day, and whether they are received. */
export const services = ({ agencyIds, day }: Asked): Statement =>
  sql`procedures.published_services(${agencyIds}::uuid[], ${day})`;

/** Posted at the office in the version that holds, at the end of the month or now. */
async function publicity(asked: Asked, db: Db): Promise<Statement> {
  const posted = await listPostedAt(db, asked.agencyIds, new Date(Math.min(asked.to, asked.now)));
  const [agencyIds, versionIds] = [posted.map(({ agencyId }) => agencyId), posted.map(({ versionId }) => versionId)];
  return sql`
    select case when (s.agency_id, s.version_id) in (select * from unnest(${agencyIds}::uuid[], ${versionIds}::uuid[]))
      then ${pointsForPublicity.both}::int else ${pointsForPublicity.one}::int end as points, s.code, 0 as place, s.name as title
    from ${services(asked)} s where s.is_received`;
}

const cases: Readonly<Record<CaseKey, (asked: Asked, db: Db) => Statement | Promise<Statement>>> = {
  total_time: (asked) =>
    dossier(
      byTime(sql`d.closed_at`, sql`d.statutory_at`),
      sql`${handedOver(asked)} and d.statutory_at is not null and d.closed_at is not null`,
    ),
  unit_time: (asked) => sql`
    select ${byTime(sql`s.finished_at`, sql`s.due_at`)} as points, d.code, s.ordinal as place, s.name as title
    from dossiers.published_step s
    join (select d.agency_id, d.id, d.code from ${handedOver(asked)}) d on d.agency_id = s.agency_id and d.id = s.dossier_id
    where s.counted and s.due_at is not null and s.finished_at is not null`,
  contacts: (asked) => dossier(byNumber(requestsOf(sql`count(*)`), pointsByContacts), handedOver(asked)),
  agencies: (asked) =>
    dossier(byNumber(requestsOf(sql`coalesce(sum(r.other_agencies), 0)`), pointsByAgencies), handedOver(asked)),
  organisation: (asked) =>
    sql`select s.is_received::int as points, s.code, 0 as place, s.name as title from ${services(asked)} s`,
  publicity,
  attitude,
  feedback,
  online: (asked) =>
    dossier(
      sql`(d.channel = 'online')::int`,
      sql`dossiers.published_dossier d where ${handledHere(asked)}
        and d.received_at >= ${new Date(asked.from)} and d.received_at < ${new Date(asked.to)}`,
    ),
};

export const caseKeys = Object.keys(cases) as CaseKey[];

/** What a case is, by which page its code leads to. */
export function subjectOf(key: CaseKey, { place }: { readonly place: number }): 'dossier' | 'feedback' | 'procedure' {
  if (key === 'organisation' || key === 'publicity') return 'procedure';
  return key === 'feedback' || (key === 'attitude' && place > 0) ? 'feedback' : 'dossier';
}

/**
 * What a criterion judges in a month: rows of `points`, `code`, `place` (which of several of one code) and `title`. Points of a
 * criterion that goes by a share are 1 for what is as it should be, else 0. The only place that says so; scores and lists ask
 * here.
 */
export const casesOf = async (db: Db, key: CaseKey, asked: Asked): Promise<Statement> => cases[key](asked, db);
