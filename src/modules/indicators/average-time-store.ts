import type { TimeLimit } from '#modules/procedures';
import type { Db } from '#platform/database';
import { sql } from '#platform/sql';
import { conditionOf, rowsOf } from './counting-conditions.ts';
import { boundsOf, type CountingQuery } from './counting-query.ts';

/** What settling is counted in: the unit of the limit; what is due the same day is counted in working days. */
export type SpentUnit = Exclude<TimeLimit['unit'], 'same_day' | 'none'>;

/** How long the dossiers of one procedure took that have one unit. */
export interface AverageTime {
  readonly code: string;
  readonly name: string;
  /** In which their time was counted; null where none was. */
  readonly unit: SpentUnit | null;
  readonly settled: number;
  /** In the unit, to be shown rounded; null where there is no unit. */
  readonly average: number | null;
  /** The statutory limits they were received under. */
  readonly limits: readonly Pick<TimeLimit, 'unit' | 'amount'>[];
}

/** The time that what is counted as settled took, by procedure and by unit, so that no average mixes two. */
export function listAverageTimes(db: Db, query: CountingQuery): Promise<AverageTime[]> {
  const bounds = boundsOf(query);
  const name = sql`(array_agg(d.procedure_name order by d.closed_at desc))[1]`;
  return db.query<AverageTime>(sql`
    select d.procedure_code as code, ${name} as name, t.spent_unit as unit,
      count(*)::int as settled, avg(t.spent)::float8 as average, jsonb_agg(distinct t.statutory_limit) as limits
    from ${rowsOf.dossier.from(bounds)}
    join dossiers.published_settlement t on t.agency_id = d.agency_id and t.dossier_id = d.id
    where ${rowsOf.dossier.where(bounds)} and ${conditionOf('settled', bounds)}
    group by d.procedure_code, t.spent_unit order by ${name} collate "vi-x-icu", 1, 3`);
}

/** The average over all procedures that are counted in one unit, and of how many dossiers. */
export interface UnitAverage {
  readonly unit: SpentUnit;
  readonly settled: number;
  readonly average: number;
}

/** One average for each unit, that of most dossiers first. */
export function averagesByUnit(times: readonly AverageTime[]): UnitAverage[] {
  const sums = new Map<SpentUnit, { settled: number; total: number }>();
  for (const { unit, average, settled } of times) {
    if (unit === null || average === null) continue;
    const sum = sums.get(unit) ?? { settled: 0, total: 0 };
    sums.set(unit, { settled: sum.settled + settled, total: sum.total + average * settled });
  }
  return [...sums]
    .map(([unit, { settled, total }]) => ({ unit, settled, average: total / settled }))
    .sort((a, b) => b.settled - a.settled);
}
