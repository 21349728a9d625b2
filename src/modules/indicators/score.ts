import type { CountingName } from '../../../reference/indicators/countings.ts';
import type {
  Indicator,
  IndicatorGroup,
  IndicatorSet,
  Measure,
  Obstacle,
} from '../../../reference/indicators/decision-766.ts';

/** How many there are of each counting. */
export type Counts = Readonly<Record<CountingName, number>>;

/** What an indicator came to: its points, or between which they lie when they are not known. */
export interface Score {
  readonly indicator: Indicator;
  readonly state: 'measured' | 'partly_measured' | 'nothing_to_count' | 'unmeasured' | 'does_not_apply';
  /** Why it is not measured. */
  readonly because?: Obstacle;
  readonly share?: Range;
  /** Known only when measured, or when the set says what a share of nothing gives. */
  readonly points?: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Where something lies; both ends are equal when it is known. */
export interface Range {
  readonly lowest: number;
  readonly highest: number;
}

/** The sum of scores: what is measured of how much, and between which points the whole lies. */
export interface Total {
  readonly measured: number;
  readonly measurable: number;
  readonly lowest: number;
  readonly highest: number;
  /** The most points of all indicators that apply. */
  readonly max: number;
}

/** The share an indicator measures, between 0 and 1, a range where something is unclear; undefined of nothing. */
export function shareOf(measure: Measure, counts: Counts): Range | undefined {
  const of = counts[measure.of];
  const taken = takenOf(measure, counts);
  const { name, side } = measure.unclear ?? {};
  const unclear = name ? counts[name] : 0;
  if (of === 0) return undefined;
  const share = (numerator: number, denominator: number) => Math.min(1, Math.max(0, numerator / denominator));
  return side === 'of'
    ? { lowest: share(taken, of + unclear), highest: share(taken, of) }
    : { lowest: share(taken, of), highest: share(taken + unclear, of) };
}

/** The numerator: what is counted, or what is left. */
const takenOf = ({ part, less = [], of }: Measure, counts: Counts): number =>
  part ? counts[part] : counts[of] - sum(less.map((name) => counts[name]));

/** Points for a share: max × share, or min(max, max × share / target) where there is a target. */
export function pointsFor({ max, target }: Pick<Indicator, 'max' | 'target'>, share: number): number {
  return target === undefined ? max * share : Math.min(max, (max * share) / target);
}

/** The score of one indicator; what does not apply gives no points and takes none. */
export function scoreOf(indicator: Indicator, counts: Counts, applies: boolean): Score {
  const { measure, max } = indicator;
  if (!applies) return { indicator, state: 'does_not_apply', lowest: 0, highest: 0 };
  if ('averageOf' in measure)
    return known(indicator, counts[measure.averageOf] > 0 ? 'measured' : 'nothing_to_count', 0);
  const because = obstacleTo(measure, counts);
  if (because) return { indicator, state: 'unmeasured', lowest: 0, highest: max, because };
  const share = shareOf(measure, counts);
  if (share) {
    const [lowest, highest] = [pointsFor(indicator, share.lowest), pointsFor(indicator, share.highest)];
    if (lowest === highest) return known(indicator, 'measured', lowest, share);
    return { indicator, state: 'partly_measured', share, lowest, highest };
  }
  const { ofNothing } = measure;
  if (ofNothing === 'unknown') return { indicator, state: 'nothing_to_count', lowest: 0, highest: max };
  return known(indicator, 'nothing_to_count', ofNothing === 'all' ? max : 0);
}

/** Whether it is a share of countings, as all but the average time are. */
export const isShare = (measure: Indicator['measure']): measure is Measure => 'of' in measure;

/** Why nothing is measured: somebody counted lacks what it takes. */
const obstacleTo = ({ unless }: Measure, counts: Counts): Obstacle | undefined =>
  unless && counts[unless.name] > 0 ? unless.because : undefined;

/** Every score of a set, in its order. */
export function scoresOf(set: IndicatorSet, counts: Counts, applies: (indicator: Indicator) => boolean): Score[] {
  return set.groups.flatMap(({ indicators }) =>
    indicators.map((indicator) => scoreOf(indicator, counts, applies(indicator))),
  );
}

/** Adds up scores, those of one group or all. */
export function totalOf(scores: readonly Score[]): Total {
  const applying = scores.filter(({ state }) => state !== 'does_not_apply');
  const known = applying.filter(({ points }) => points !== undefined);
  return {
    measured: sum(known.map(({ points }) => points ?? 0)),
    measurable: sum(known.map(({ indicator }) => indicator.max)),
    lowest: sum(applying.map(({ lowest }) => lowest)),
    highest: sum(applying.map(({ highest }) => highest)),
    max: sum(applying.map(({ indicator }) => indicator.max)),
  };
}

/** The scores of a group. */
export const scoresIn = ({ indicators }: IndicatorGroup, scores: readonly Score[]): Score[] =>
  scores.filter(({ indicator }) => indicators.includes(indicator));

/** What one indicator still lacks. */
export interface Gap {
  readonly score: Score;
  readonly measure: Measure;
  /** Points to win. */
  readonly points: number;
  /** How many more of the numerator, or fewer of what is taken off, give all points. */
  readonly needed: number;
}

/** What would raise the score, or lower it when it is left undone, most points first. */
export function gapsOf(scores: readonly Score[], counts: Counts): Gap[] {
  return scores
    .flatMap((score) => {
      const { measure, max } = score.indicator;
      if (!isShare(measure) || score.state === 'does_not_apply') return [];
      const points = score.share ? max - score.lowest : 0;
      const { isAtStake, concernedNow } = measure;
      const waits = isAtStake && concernedNow !== undefined && counts[concernedNow] > 0;
      return points > 0 || waits
        ? [{ score, measure, points, needed: neededFor(score.indicator, measure, counts) }]
        : [];
    })
    .sort((a, b) => b.points - a.points);
}

function neededFor({ target = 1 }: Indicator, measure: Measure, counts: Counts): number {
  return Math.max(0, Math.ceil(withoutNoise(target * counts[measure.of]) - takenOf(measure, counts)));
}

/** 0.8 × 15 is 12.000000000000002 to the machine. */
const withoutNoise = (number: number): number => Number(number.toFixed(9));

const known = (indicator: Indicator, state: Score['state'], points: number, share?: Range): Score => ({
  ...{ indicator, state, points, lowest: points, highest: points },
  ...(share && { share }),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
