import { firstDayOf, type Selection, shiftPeriod } from '#modules/statistics';
import { dayOf } from '#platform/clock';
import { notFound } from '#platform/errors';
import { sql } from '#platform/sql';
import type { IndicatorSet } from '../../../reference/indicators/decision-766.ts';
import type { Bounds } from './counting-conditions.ts';
import { indicatorSetOn } from './indicator-set.ts';

/** Whose, when, and by which set is counted. Instants are milliseconds. */
export interface CountingQuery {
  readonly agencyIds: readonly string[];
  readonly from: number;
  readonly until: number;
  readonly months: { readonly from: string; readonly to: string };
  readonly set: IndicatorSet;
}

/** The query of a period for some agencies, up to now while it runs; throws "not found" where there was no index yet. */
export function queryOf(
  { period, rule }: Pick<Selection, 'period'> & { readonly rule: Pick<Selection['rule'], 'beginsOnDay'> },
  agencyIds: readonly string[],
  now: number,
): CountingQuery {
  const first = firstDayOf(period);
  const set = indicatorSetOn(first);
  if (!set) throw notFound('indicator_set');
  const months = { from: first, to: firstDayOf(shiftPeriod(period, 1, rule.beginsOnDay)) };
  return { agencyIds, from: period.from, until: Math.min(period.to, now), months, set };
}

/** The bounds of a query as values. */
export function boundsOf({ agencyIds, from, until, months, set }: CountingQuery): Bounds {
  const { supplementsInTime, soonDays } = set;
  const begun = `${dayOf(until).slice(0, 7)}-02`;
  return {
    ...{ agencyIds, supplementsInTime, soonDays, day: dayOf(until - 1) },
    from: sql`${new Date(from)}::timestamptz`,
    until: sql`${new Date(until)}::timestamptz`,
    months: { from: months.from, to: begun < months.to ? begun : months.to },
  };
}
