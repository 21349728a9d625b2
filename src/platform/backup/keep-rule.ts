import type { Manifest } from './manifest.ts';

const day = 86_400_000;

/** For how long the log is kept: any second of the last seven days can be had from the backup before it. */
export const everySecond = 8 * day;

/** Each backup for eight days, then the last of each week for five, then the last of each four weeks for a year. */
const spans = [
  { upTo: everySecond, oneFor: 0 },
  { upTo: 35 * day, oneFor: 7 * day },
  { upTo: 366 * day, oneFor: 28 * day },
] as const;

type Kept = Pick<Manifest, 'name' | 'begun'>;

/** Which backups are kept at `now`; the newest always is. */
export function keptOf<T extends Kept>(sets: readonly T[], now: number): T[] {
  const newestFirst = sets.toSorted((a, b) => b.begun - a.begun);
  const seen = new Set<string>();
  return newestFirst.filter(({ begun }, index) => {
    const span = spans.find(({ upTo }) => now - begun <= upTo);
    if (!span) return index === 0;
    if (span.oneFor === 0) return true;
    const period = `${span.oneFor}:${Math.floor(begun / span.oneFor)}`;
    return !seen.has(period) && seen.add(period) !== undefined;
  });
}
