import { type Difference, differencesBetween } from './differences.ts';
import type { StoredVersion } from './version-store.ts';

/** What changed on a day; without differences it is the day the procedure came into the catalogue. */
export interface Change {
  on: string;
  differences: Difference[];
}

/** What changed and when, newest first, from all versions newest first. A version replaced on its own day never held. */
export function changesOf(versions: readonly StoredVersion[]): Change[] {
  const held = versions.filter((one) => one.validTo === null || one.validTo > one.validFrom);
  return held.map((newer, i) => {
    const older = held[i + 1];
    return { on: newer.validFrom, differences: older ? differencesBetween(older.version, newer.version) : [] };
  });
}
