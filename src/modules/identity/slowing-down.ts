/** How attempts that fail make the next one wait. */
export interface Slowing {
  /** So many failures cost nothing: people mistype. */
  readonly free: number;
  readonly firstSeconds: number;
  readonly mostSeconds: number;
}

/**
 * A password: at most a minute, so that nobody can lock an officer out by guessing wrongly in their name. A code: longer,
 * for whoever guesses codes knows the password already.
 */
export const slowings = {
  password: { free: 3, firstSeconds: 5, mostSeconds: 60 },
  code: { free: 3, firstSeconds: 5, mostSeconds: 900 },
} as const satisfies Record<string, Slowing>;

/** What is known of the attempts in one name since the last that succeeded. */
export interface Attempts {
  readonly failures: number;
  /** Milliseconds; null without any. */
  readonly lastAt: number | null;
}

/** Seconds until the next attempt is looked at: doubling with each failure beyond the free ones, up to the most. */
export function secondsToWait({ failures, lastAt }: Attempts, slowing: Slowing, now: number): number {
  if (lastAt === null || failures < slowing.free) return 0;
  const pause = Math.min(slowing.firstSeconds * 2 ** (failures - slowing.free), slowing.mostSeconds);
  return Math.min(pause, Math.max(0, Math.ceil(pause - (now - lastAt) / 1000)));
}
