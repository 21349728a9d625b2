import { type Day, dayOf, instantOf } from '#platform/clock';
import { type Db, one } from '#platform/database';
import { type Statement, sql } from '#platform/sql';
import { boundsOf, type FigureQuery, narrowedTo, scopeOfQuery } from './figure-query.ts';
import { type Counted, countersOf, countsOf } from './figure-store.ts';
import type { Counts, FigureName } from './figures.ts';
import { periodOn } from './period.ts';

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
  const month = periodOn(dayOf(from), 'month');
  return from === month.from && until === month.to;
};

/** Nothing at all while the figures of one of the agencies are not kept yet: then they must be counted. */
async function readKept(
  db: Db,
  query: FigureQuery,
  months: readonly Span[],
): Promise<{ readonly month: Day; readonly counts: MonthlyCounts }[]> {
  if (months.length === 0) return [];
  const agencies = sql`agency_id = any (${query.agencyIds}::uuid[])`;
  const asked = sql`${agencies} and ${narrowedTo(query)}`;
  const firsts = months.map(({ from }) => dayOf(from));
  const closedIn = sql`date_trunc('month', closed_day)::date`;
  const standing = (name: string) => sql`count(*) filter (where standing = ${name})`;
  const [counted, kept, leftOut] = await Promise.all([
    one<{ agencies: number }>(db, sql`select count(*) as agencies from statistics.counted_agency where ${agencies}`),
    db.query<OfMonth>(sql`
      select month, array[sum(received), sum(closed_early), sum(closed_on_time), sum(closed_overdue)]::int[] as numbers
      from statistics.monthly_figure where ${asked} and month = any (${firsts}::date[]) group by 1`),
    query.leftOut.length === 0
      ? []
      : db.query<OfMonth>(sql`
      select ${closedIn} as month, array[count(*) filter (where received_day >= ${closedIn}), ${standing('settled_early')},
        ${standing('settled_on_time')}, ${standing('settled_overdue')}]::int[] as numbers
      from statistics.counted_dossier
      where ${asked} and closed_day >= ${firsts[0]} and closed_day < ${dayOf(months.at(-1)!.until)}
        and outcome in ('settlement_refused', 'withdrawn', 'lapsed') and outcome = any (${query.leftOut}::text[])
      group by 1`),
  ]);
  if (counted.agencies < query.agencyIds.length) return [];
  const numbersOf = (rows: readonly OfMonth[], month: Day) => rows.find((row) => row.month === month)?.numbers ?? [];
  return firsts.map((month) => {
    const [all, less] = [numbersOf(kept, month), numbersOf(leftOut, month)];
    const numbers = monthlyFigures.map((_, i) => (all[i] ?? 0) - (less[i] ?? 0));
    return { month, counts: countsOf(monthlyFigures, numbers) };
  });
}

type OfMonth = Counted & { readonly month: Day };

/** Counts each span by itself: two ranges of an index. */
function countSpans(db: Db, query: FigureQuery, spans: readonly Span[]): Promise<MonthlyCounts[]> {
  return Promise.all(
    spans.map(async ({ from, until }) => {
      const bounds = boundsOf({ ...query, from, until });
      const inSpan = (at: Statement) => sql`(${at} >= ${bounds.from} and ${at} < ${bounds.until})`;
      const { numbers } = await one<Counted>(
        db,
        sql`select ${countersOf(monthlyFigures, bounds)} as numbers from dossiers.published_dossier d
          where ${scopeOfQuery(query)} and (${inSpan(sql`d.received_at`)} or ${inSpan(sql`d.closed_at`)})`,
      );
      return countsOf(monthlyFigures, numbers);
    }),
  );
}
