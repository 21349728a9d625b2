import { type Day, dayOf, instantOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { sql } from '#platform/sql';
import type { Bounds } from './figure-conditions.ts';
import { type FigureQuery, narrowedTo, scopeOfQuery } from './figure-query.ts';
import { type Counted, countersOf, countsOf } from './figure-store.ts';
import type { Counts, FigureName } from './figures.ts';

/** What a month is counted for: its part of a chart. */
export const monthlyFigures = [
  'received',
  'settled_early',
  'settled_on_time',
  'settled_overdue',
] as const satisfies readonly FigureName[];

export type MonthlyCounts = Counts<(typeof monthlyFigures)[number]>;

interface Span {
  readonly from: number;
  readonly until: number;
}

/**
 * The figures of months or parts of them, in their order. A whole month is read from the monthly figures, where these are
 * kept for all that is asked; any other span, the month that runs above all, is counted.
 */
export async function countMonths(db: Db, query: FigureQuery, spans: readonly Span[]): Promise<MonthlyCounts[]> {
  const whole = query.reason === undefined ? spans.filter(isWholeMonth) : [];
  const kept = new Map((await readKept(db, query, whole)).map(({ month, counts }) => [instantOf(month, 0), counts]));
  const others = spans.filter(({ from }) => !kept.has(from));
  const counted = await countSpans(db, query, others);
  return spans.map((span) => kept.get(span.from) ?? counted[others.indexOf(span)]!);
}

/** A month of the calendar, from its first day to the first day of the next. */
const isWholeMonth = ({ from, until }: Span): boolean => {
  const [first, next] = [dayOf(from), dayOf(until)];
  return (
    from === instantOf(first, 0) &&
    until === instantOf(next, 0) &&
    monthOf(next) === monthOf(first) + 1 &&
    isFirst(first) &&
    isFirst(next)
  );
};

const isFirst = (day: Day): boolean => day.endsWith('-01');

/** Months since the beginning of our reckoning. */
function monthOf(day: Day): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return year * 12 + month;
}

/** Nothing at all while the figures of one of the agencies are not kept yet: then they must be counted. */
async function readKept(
  db: Db,
  query: FigureQuery,
  months: readonly Span[],
): Promise<{ readonly month: Day; readonly counts: MonthlyCounts }[]> {
  if (months.length === 0) return [];
  const agencies = sql`${query.agencyIds}::uuid[]`;
  const asked = sql`agency_id = any (${agencies}) and ${narrowedTo(query)}`;
  const firsts = months.map(({ from }) => dayOf(from));
  const closedIn = sql`date_trunc('month', closed_day)::date`;
  const standing = (name: string) => sql`count(*) filter (where standing = ${name})`;
  const rows = await db.query<Counted & { readonly month: Day }>(sql`
    select m.month, array[coalesce(f.received, 0) - coalesce(l.received, 0), coalesce(f.early, 0) - coalesce(l.early, 0),
      coalesce(f.on_time, 0) - coalesce(l.on_time, 0), coalesce(f.overdue, 0) - coalesce(l.overdue, 0)]::int[] as numbers
    from unnest(${firsts}::date[]) as m(month)
    left join (
      select month, sum(received) as received, sum(closed_early) as early, sum(closed_on_time) as on_time, sum(closed_overdue) as overdue
      from statistics.monthly_figure where ${asked} and month = any (${firsts}::date[]) group by 1
    ) f on f.month = m.month
    left join (
      select ${closedIn} as month, count(*) filter (where received_day >= ${closedIn}) as received, ${standing('settled_early')} as early,
        ${standing('settled_on_time')} as on_time, ${standing('settled_overdue')} as overdue
      from statistics.counted_dossier
      where ${asked} and closed_day >= ${firsts[0]} and closed_day < ${dayOf(months.at(-1)!.until)}
        and outcome in ('settlement_refused', 'withdrawn', 'lapsed') and outcome = any (${query.leftOut}::text[])
      group by 1
    ) l on l.month = m.month
    where (select count(*) from statistics.counted_agency where agency_id = any (${agencies})) = cardinality(${agencies})`);
  return rows.map(({ month, numbers }) => ({ month, counts: countsOf(monthlyFigures, numbers) }));
}

/** Counts spans one by one; each is two ranges of an index. */
async function countSpans(db: Db, query: FigureQuery, spans: readonly Span[]): Promise<MonthlyCounts[]> {
  if (spans.length === 0) return [];
  const bounds: Bounds = { from: sql`m.since`, until: sql`m.until`, leftOut: query.leftOut };
  const inSpan = sql`((d.received_at >= m.since and d.received_at < m.until) or (d.closed_at >= m.since and d.closed_at < m.until))`;
  const times = (side: keyof Span) => spans.map((span) => new Date(span[side]));
  const rows = await db.query<Counted>(sql`
    select c.numbers
    from unnest(${times('from')}::timestamptz[], ${times('until')}::timestamptz[]) with ordinality as m(since, until, place)
    cross join lateral (
      select ${countersOf(monthlyFigures, bounds)} as numbers
      from dossiers.published_dossier d where ${scopeOfQuery(query)} and ${inSpan}
    ) c order by m.place`);
  return rows.map(({ numbers }) => countsOf(monthlyFigures, numbers));
}
