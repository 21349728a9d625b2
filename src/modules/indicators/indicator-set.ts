import type { CountedAgency } from '#modules/statistics';
import { type Indicator, type IndicatorSet, indicatorSets } from '../../../reference/indicators/decision-766.ts';

/** The set in force on a day; undefined before there was any. */
export function indicatorSetOn(day: string, sets: readonly IndicatorSet[] = indicatorSets): IndicatorSet | undefined {
  return sets.findLast(({ validFrom }) => validFrom <= day);
}

/** Every indicator of a set, in its order. */
export const indicatorsOf = ({ groups }: IndicatorSet): readonly Indicator[] =>
  groups.flatMap(({ indicators }) => indicators);

/** Whether an indicator is asked of an agency of this level. */
export const appliesTo = ({ appliesTo: levels }: Indicator, level: CountedAgency['level']): boolean =>
  levels.includes(level);
