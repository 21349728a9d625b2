import { type Db, one } from '#platform/database';
import { type Statement, sql, whole } from '#platform/sql';
import {
  type CriterionKey,
  criteria,
  pointsByShare,
  pointsForOnline,
  type Steps,
} from '../../../reference/satisfaction/criteria.ts';
import { type Asked, type CaseKey, casesOf, services } from './criterion-cases.ts';

/** What a criterion came to, and over how many cases; no points where there is no case, or where it is not clear. */
export interface Score {
  readonly points: number | null;
  readonly cases: number;
}

/** The shares by which online services are judged, with what is not clear. */
export interface OnlineShares {
  readonly procedures: number;
  readonly procedureCases: number;
  /** Procedures of which the catalogue does not say whether they are online, and that nobody filed that way. */
  readonly unclear: number;
  readonly dossiers: number;
  readonly overdue: number;
}

export interface Scores extends Readonly<Record<CriterionKey, Score>> {
  readonly shares: OnlineShares;
}

/** One case, with what it counts. */
export interface CriterionCase {
  readonly points: number;
  readonly code: string;
  readonly place: number;
  readonly title: string | null;
}

export type CaseAfter = Pick<CriterionCase, 'points' | 'code' | 'place'>;

/** The points of one month, each counted from what is recorded; the rules are in reference/satisfaction/criteria.ts. */
export async function scoreCriteria(db: Db, asked: Asked): Promise<Scores> {
  const scored = await Promise.all(criteria.map(async ({ key }) => [key, await scoreOf(db, key, asked)] as const));
  const scores = Object.fromEntries(scored) as Record<CriterionKey, Score>;
  const { points, cases } = scores.online;
  const shares = { ...(await countOnline(db, asked)), dossiers: points ?? 0 };
  return { ...scores, online: { points: cases === 0 ? null : pointsOfOnline(shares), cases }, shares };
}

/** The mean of the points, or what a share gives; of online services, which go by several shares, that of dossiers. */
async function scoreOf(db: Db, key: CriterionKey, asked: Asked): Promise<Score> {
  const cases = key === 'convenience' || key === 'overall' ? answers(key, asked) : await casesOf(db, key, asked);
  const score = await one<Score>(
    db,
    sql`select avg(points)::float8 as points, count(points)::int as cases from (${cases}) each`,
  );
  return key === 'organisation' || key === 'feedback' ? byShare(pointsByShare[key], score) : score;
}

const levels = { convenience: sql`a.convenience`, overall: sql`a.overall` } as const;

const answers = (of: keyof typeof levels, { agencyIds, month }: Asked): Statement => sql`
  select case ${levels[of]} when 'very_satisfied' then 2 when 'satisfied' then 1 when 'dissatisfied' then 0 end as points
  from satisfaction.answer a where a.handling_agency_id = any (${agencyIds}::uuid[]) and a.month = ${month}`;

/** The points for a share; none where there is no case. */
const byShare = (steps: Steps, { points: share, cases }: Score): Score => ({
  points: share === null ? null : (steps.find((step) => share >= step.share)?.points ?? 0),
  cases,
});

/** Nothing where the procedures that are not clear would make a difference. */
function pointsOfOnline({ procedures, procedureCases, unclear, dossiers, overdue }: OnlineShares): number | null {
  const pointsFor = (share: number): number =>
    pointsForOnline.find((row) => share >= row.procedures && dossiers >= row.dossiers && overdue <= row.mostOverdue)
      ?.points ?? 0;
  const [least, most] = [procedures, procedures + (procedureCases === 0 ? 0 : unclear / procedureCases)];
  return pointsFor(least) === pointsFor(most) ? pointsFor(least) : null;
}

/** Procedures that are online, and dossiers that came online and passed their limit before the month was over. */
function countOnline(db: Db, asked: Asked): Promise<Omit<OnlineShares, 'dossiers'>> {
  const { agencyIds, from, to, now } = asked;
  const end = new Date(Math.min(to, now));
  return one(
    db,
    sql`select count(*)::int as "procedureCases",
        count(*) filter (where level = 'unknown' and not is_used)::int as unclear,
        coalesce(avg((level in ('full', 'partial') or (level = 'unknown' and is_used))::int), 0)::float8 as procedures,
        (select count(*)::int from dossiers.published_dossier d
          where d.handling_agency_id = any (${agencyIds}::uuid[]) and d.channel = 'online'
            and d.received_at >= ${new Date(from)} and d.received_at < ${new Date(to)}
            and least(d.closed_at, ${end}) > d.statutory_at + interval '60 seconds') as overdue
      from (
        select s.online_level as level, (s.agency_id, s.code) in (
          select d.handling_agency_id, d.procedure_code from dossiers.published_dossier d
          where d.handling_agency_id = any (${agencyIds}::uuid[]) and d.channel = 'online' and d.received_at < ${new Date(to)}) as is_used
        from ${services(asked)} s where s.is_received) each`,
  );
}

/** A page of what a criterion judged, those with the fewest points first. */
export async function listCases(
  db: Db,
  key: CaseKey,
  asked: Asked,
  { after, limit }: { readonly after: CaseAfter | undefined; readonly limit: number },
): Promise<CriterionCase[]> {
  const later = after
    ? sql`(points, code, place) > (${after.points}::int, ${after.code}::text, ${after.place}::int)`
    : sql`true`;
  return db.query<CriterionCase>(sql`
    select points, code, place, title from (${await casesOf(db, key, asked)}) each
    where ${later} order by points, code, place limit ${whole(limit)}`);
}
