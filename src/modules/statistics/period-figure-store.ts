import { type Day, dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { type Statement, sql } from '#platform/sql';
import { changeColumns, eachChange } from './daily-figure-sql.ts';
import type { ReportCounts } from './report-ii06a.ts';

/** Which figures are added up: of whole days, from one until before another (milliseconds, both the beginning of a day). */
export interface PeriodQuery {
  readonly agencyIds: readonly string[];
  readonly from: number;
  readonly until: number;
  /** Outcomes that do not count by the rule in force. */
  readonly leftOut: readonly string[];
}

/** The figures of report II.06a of one agency, field and way of filing. */
export interface PeriodRow {
  readonly agencyId: string;
  readonly field: string;
  readonly channel: 'online' | 'direct';
  readonly counts: ReportCounts;
}

/**
 * Adds up the figures of report II.06a from the months before a day and the days since that month began: the same as counting
 * dossiers by `figure-conditions.ts`, and no more work for more of them. Where a rule leaves outcomes out, these are looked
 * up one by one, since which period they leave depends on two days of theirs.
 */
export async function sumFigures(db: Db, query: PeriodQuery): Promise<PeriodRow[]> {
  const from = dayOf(query.from);
  const until = dayOf(query.until);
  const rows = await db.query<Omit<PeriodRow, 'counts'> & ReportCounts>(sql`
    with change as (${changesUpTo(query.agencyIds, from, until)}),
    total as (
      select agency_id, field, channel, sum(received) filter (where before) as received_before, sum(closed) filter (where before) as closed_before,
        ${eachChange((column) => sql`sum(${column}) filter (where upto) as ${column}`)},
        sum(closed_early) filter (where before) as early_before, sum(closed_on_time) filter (where before) as on_time_before,
        sum(closed_overdue) filter (where before) as overdue_before
      from change group by 1, 2, 3
    ), left_out as (${leftOutBetween(query, from, until)})
    select t.agency_id as "agencyId", t.field, t.channel,
      ${number(sql`t.received - coalesce(t.closed_before, 0) - coalesce(l.handled, 0)`)} as handled,
      case t.channel when 'online' then ${receivedIn} else 0 end as received_online,
      case t.channel when 'direct' then ${receivedIn} else 0 end as received_direct,
      ${number(sql`coalesce(t.received_before, 0) - coalesce(t.closed_before, 0) - coalesce(l.handled - l.received, 0)`)} as carried_over,
      ${number(sql`t.closed - coalesce(t.closed_before, 0) - coalesce(l.handled, 0)`)} as settled,
      ${number(sql`t.closed_early - coalesce(t.early_before, 0) - coalesce(l.early, 0)`)} as settled_early,
      ${number(sql`t.closed_on_time - coalesce(t.on_time_before, 0) - coalesce(l.on_time, 0)`)} as settled_on_time,
      ${number(sql`t.closed_overdue - coalesce(t.overdue_before, 0) - coalesce(l.overdue, 0)`)} as settled_overdue,
      ${number(sql`t.received - t.closed`)} as open, ${number(sql`t.open_in_time`)} as open_in_time, ${number(sql`t.open_overdue`)} as open_overdue
    from total t left join left_out l using (agency_id, field, channel)
    where t.received is not null order by 1, 2, 3`);
  return rows.map(({ agencyId, field, channel, ...counts }) => ({ agencyId, field, channel, counts }));
}

const number = (sum: Statement): Statement => sql`(${sum})::int`;

const receivedIn = number(sql`t.received - coalesce(t.received_before, 0) - coalesce(l.received, 0)`);

/** Every change before `until`, and which of them are before `from`: whole months, then the days of the month that is cut. */
function changesUpTo(agencyIds: readonly string[], from: Day, until: Day): Statement {
  const firstOf = (day: Day) => `${day.slice(0, 8)}01`;
  const days = (day: Day, before: Statement, upto: Statement) => sql`
    select agency_id, field, channel, ${changeColumns}, ${before} as before, ${upto} as upto
    from statistics.daily_figure where agency_id = any (${agencyIds}::uuid[]) and day >= ${firstOf(day)} and day < ${day}`;
  return sql`
    select agency_id, field, channel, ${changeColumns}, month < ${firstOf(from)} as before, true as upto
    from statistics.monthly_figure where agency_id = any (${agencyIds}::uuid[]) and month < ${firstOf(until)}
    union all ${days(from, sql`true`, sql`false`)} union all ${days(until, sql`false`, sql`true`)}`;
}

/** What was closed in the period in a way that does not count. */
function leftOutBetween({ agencyIds, leftOut }: PeriodQuery, from: Day, until: Day): Statement {
  const counting = (condition: Statement) => sql`count(*) filter (where ${condition})`;
  return sql`
    select agency_id, field, channel, count(*) as handled, ${counting(sql`received_day >= ${from}`)} as received,
      ${counting(sql`standing = 'settled_early'`)} as early, ${counting(sql`standing = 'settled_on_time'`)} as on_time,
      ${counting(sql`standing = 'settled_overdue'`)} as overdue
    from statistics.counted_dossier
    where agency_id = any (${agencyIds}::uuid[]) and closed_day >= ${from} and closed_day < ${until}
      and outcome in ('settlement_refused', 'withdrawn', 'lapsed') and outcome = any (${leftOut}::text[])
    group by 1, 2, 3`;
}
