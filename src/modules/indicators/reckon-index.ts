import type { CountedAgency } from '#modules/statistics';
import type { Db } from '#platform/database';
import type { Indicator } from '../../../reference/indicators/decision-766.ts';
import type { CountingQuery } from './counting-query.ts';
import { countAll, sumCounts } from './counting-store.ts';
import { appliesTo } from './indicator-set.ts';
import { type Counts, type Score, scoresOf } from './score.ts';

/** The index of one agency, or of several together: everything that was counted, and every score. */
export interface Reckoning {
  readonly counts: Counts;
  readonly scores: readonly Score[];
}

/** The index of agencies together, and of each. */
export interface Index extends Reckoning {
  readonly each: readonly (Reckoning & { readonly agency: CountedAgency })[];
}

/** Reckons the index of agencies; together an indicator applies when it applies to one of them. */
export async function reckonIndex(db: Db, agencies: readonly CountedAgency[], query: CountingQuery): Promise<Index> {
  const counted = await countAll(db, query);
  const each = agencies.map((agency) => {
    const counts = counted.get(agency.id) ?? sumCounts([]);
    const applies = (indicator: Indicator) => appliesTo(indicator, agency.level);
    return { agency, counts, scores: scoresOf(query.set, counts, applies) };
  });
  const counts = sumCounts(each.map((one) => one.counts));
  const applies = (indicator: Indicator) => agencies.some(({ level }) => appliesTo(indicator, level));
  return { counts, scores: scoresOf(query.set, counts, applies), each };
}
