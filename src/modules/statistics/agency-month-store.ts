import { type Day, dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { type Statement, sql } from '#platform/sql';
import type { ReportCounts } from './report-ii06a.ts';

/** Which months are added up: whole ones, from the first day of one until before the first day of another (milliseconds). */
export interface MonthsQuery {
  readonly agencyIds: readonly string[];
  readonly from: number;
  readonly until: number;
}

/** The figures of report II.06a of one agency, all fields together. */
export interface AgencySum {
  readonly agencyId: string;
  readonly counts: ReportCounts;
}

/**
 * Adds up the figures of thousands of agencies over whole months, by the rule that leaves no outcome out. What was there before
 * is read by whole years, then by the months of the year in which the period begins.
 */
export async function sumAgencies(db: Db, { agencyIds, from, until }: MonthsQuery): Promise<AgencySum[]> {
  const since = dayOf(from);
  const before = (column: Statement) => sql`coalesce(sum(${column}) filter (where m.since < ${since}), 0)`;
  const during = (column: Statement) => sql`coalesce(sum(${column}) filter (where m.since >= ${since}), 0)`;
  const received = sql`(m.received_online + m.received_direct)`;
  const yearBegins = `${since.slice(0, 4)}-01-01`;
  const columns = sql`received_online, received_direct, closed, closed_early, closed_on_time, closed_overdue, open_in_time, open_overdue`;
  const rows = await db.query<{ agencyId: string } & ReportCounts>(sql`
    select m.agency_id as "agencyId", (sum(${received}) - ${before(sql`m.closed`)})::int as handled,
      ${during(sql`m.received_online`)}::int as received_online, ${during(sql`m.received_direct`)}::int as received_direct,
      (${before(received)} - ${before(sql`m.closed`)})::int as carried_over, ${during(sql`m.closed`)}::int as settled,
      ${during(sql`m.closed_early`)}::int as settled_early, ${during(sql`m.closed_on_time`)}::int as settled_on_time,
      ${during(sql`m.closed_overdue`)}::int as settled_overdue, (sum(${received}) - sum(m.closed))::int as open,
      sum(m.open_in_time)::int as open_in_time, sum(m.open_overdue)::int as open_overdue
    from (
      select agency_id, year as since, ${columns} from statistics.agency_year where year < ${yearBegins}
      union all
      select agency_id, month, ${columns} from statistics.agency_month where month >= ${yearBegins} and month < ${dayOf(until)}
    ) m where m.agency_id in (select unnest(${agencyIds}::uuid[])) group by 1`);
  return rows.map(({ agencyId, ...counts }) => ({ agencyId, counts }));
}

/** What the agencies together received and settled in each month that had anything. */
export interface MonthSum {
  readonly month: Day;
  readonly received: number;
  readonly settled_early: number;
  readonly settled_on_time: number;
  readonly settled_overdue: number;
}

/** Adds up whole months over thousands of agencies, oldest first. */
export function sumMonths(db: Db, { agencyIds, from, until }: MonthsQuery): Promise<MonthSum[]> {
  return db.query<MonthSum>(sql`
    select m.month, sum(m.received_online + m.received_direct)::int as received, sum(m.closed_early)::int as settled_early,
      sum(m.closed_on_time)::int as settled_on_time, sum(m.closed_overdue)::int as settled_overdue
    from unnest(${agencyIds}::uuid[]) a(id) join statistics.agency_month m on m.agency_id = a.id
    where m.month >= ${dayOf(from)} and m.month < ${dayOf(until)} group by 1 order by 1`);
}
