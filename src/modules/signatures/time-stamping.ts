const hour = 3_600_000;

interface TimeStamping {
  readonly tsaUrl: string | undefined;
  readonly tsaAwayHours: number;
}

/**
 * The instant (milliseconds) until which signing may go on without a time-stamp that began at `unstampedSince`; undefined
 * where no authority is set.
 */
export function unstampedUntil({ tsaUrl, tsaAwayHours }: TimeStamping, unstampedSince: number): number | undefined {
  return tsaUrl === undefined ? undefined : unstampedSince + tsaAwayHours * hour;
}

/**
 * Whether signing may go on without a time-stamp: always where no authority is set, else for so many hours from the first
 * signature without one. How long an outage may last is not in the law: the installation says (`TSA_AWAY_HOURS`).
 */
export function maySignUnstamped(
  { tsaUrl, tsaAwayHours }: TimeStamping,
  unstampedSince: number | undefined,
  now: number,
): boolean {
  if (tsaUrl === undefined) return true;
  return now - (unstampedSince ?? now) <= tsaAwayHours * hour && tsaAwayHours > 0;
}
