/** Where the time comes from; every rule that needs "now" is handed one, so that tests can set it. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/**
 * Milliseconds by which the clocks of machines that work together may differ. What says it began later than that after now
 * was made while a clock was ahead: it counts for nothing until then, so that no session, link or throttle outlives its time.
 */
export const clockDifference = 120_000;

/** Whether something that began at `at` lasts at `now`, when it lasts so long (all milliseconds). */
export const isWithin = (at: number, lasts: number, now: number): boolean =>
  at <= now + clockDifference && now - at <= lasts;

/** Viet Nam keeps +07:00 all year round. */
const offset = 7 * 3_600_000;

/** A local calendar day in Viet Nam, `YYYY-MM-DD`. */
export type Day = string;

/** The day it is in Viet Nam at the instant `at` (milliseconds). */
export function dayOf(at: number): Day {
  return new Date(at + offset).toISOString().slice(0, 10);
}

/** The time of day in Viet Nam at the instant `at`, `HH:mm`. */
export function timeOf(at: number): string {
  return new Date(at + offset).toISOString().slice(11, 16);
}

/** The instant (milliseconds) of a day and minute of that day in Viet Nam. */
export function instantOf(day: Day, minuteOfDay: number): number {
  return Date.parse(`${day}T00:00:00Z`) - offset + minuteOfDay * 60_000;
}
