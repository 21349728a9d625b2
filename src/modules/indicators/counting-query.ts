import { monthsOverWithin } from '#modules/satisfaction';
import { firstDayOf, type Selection } from '#modules/statistics';
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
  readonly set: IndicatorSet;
}

/** The query of a period for some agencies, up to now while it runs; throws "not found" where there was no index yet. */
export function queryOf(
  { period }: Pick<Selection, 'period'>,
  agencyIds: readonly string[],
  now: number,
): CountingQuery {
  const set = indicatorSetOn(firstDayOf(period));
  if (!set) throw notFound('indicator_set');
  return { agencyIds, from: period.from, until: Math.min(period.to, now), set };
}

/** The bounds of a query as values. */
export function boundsOf({ agencyIds, from, until, set: { supplementsInTime, soonDays } }: CountingQuery): Bounds {
  return {
    ...{ agencyIds, supplementsInTime, soonDays, day: dayOf(until - 1), months: monthsOverWithin(from, until) },
    from: sql`${new Date(from)}::timestamptz`,
    until: sql`${new Date(until)}::timestamptz`,
  };
}
