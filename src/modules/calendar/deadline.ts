import { Refusal } from '#platform/errors';
import type { ClockStop } from './clock-stop.ts';
import { type ExplainLine, reasoning } from './reasoning.ts';
import { followStops, shiftsInTime } from './stop-history.ts';
import { type Count, type DeadlineRule, dueAt, type TimeLimit } from './time-limit.ts';
import type { WorkingCalendar } from './working-time.ts';

/** When a result is owed (milliseconds) and why. */
export interface Promised {
  /** Reports count lateness by this one. */
  statutoryAt?: number;
  localAt?: number;
  /** What people are told: the earlier of the two. Absent without a limit, and while a restart is awaited. */
  promisedAt?: number;
  /** Since when the clock stands still; the time left is then what was left at this instant. */
  pausedSince?: number;
  lines: ExplainLine[];
}

/**
 * The day a result is promised, and the reasoning line by line. A pure function of the rule, the calendar, the receipt
 * (milliseconds) and the stops; seconds are dropped. Refuses an amount that cannot be counted.
 */
export function promise(
  rule: DeadlineRule,
  calendar: WorkingCalendar,
  receivedAt: number,
  stops: readonly ClockStop[] = [],
): Promised {
  for (const limit of [rule.statutory, rule.local]) assertCountable(limit);
  const received = wholeMinute(receivedAt);
  const counting = (limit: TimeLimit) => ({ calendar, counting: rule, limit, start: received });
  const history = followStops(counting(decisiveLimit(rule)), stops.map(inWholeMinutes));
  const counted = (limit: TimeLimit): Count => {
    const fromStart = { ...counting(limit), start: history.start };
    return { ...fromStart, stops: shiftsInTime(fromStart, history.shifts) };
  };
  const due = (limit: TimeLimit): number | undefined => (history.awaiting ? undefined : dueAt(counted(limit)));

  const statutoryAt = due(rule.statutory);
  const localAt = rule.local && due(rule.local);
  const byLocal = rule.local !== undefined && rule.local.unit !== 'none' && !(Number(statutoryAt) < Number(localAt));
  const count = counted(byLocal && rule.local ? rule.local : rule.statutory);
  const promisedAt = byLocal ? localAt : statutoryAt;
  return {
    ...(statutoryAt !== undefined && { statutoryAt }),
    ...(localAt !== undefined && { localAt }),
    ...(promisedAt !== undefined && { promisedAt }),
    ...(history.pausedSince !== undefined && { pausedSince: history.pausedSince }),
    lines: reasoning({ rule, byLocal, receivedAt: received, count, history, promisedAt, statutoryAt }),
  };
}

/** The limit by which stops are judged and lateness counts: the statutory one, or the local one where the law sets none. */
export const decisiveLimit = ({ statutory, local }: DeadlineRule): TimeLimit =>
  statutory.unit === 'none' ? (local ?? statutory) : statutory;

function assertCountable(limit: TimeLimit | undefined): void {
  if (!limit || limit.unit === 'none' || limit.unit === 'same_day') return;
  const { unit, amount } = limit;
  const hours = unit === 'hour' || unit === 'working_hour';
  if (amount > 0 && amount <= 10_000 && (hours || Number.isInteger(amount))) return;
  throw new Refusal('calendar.limit_not_countable', { unit, amount }, 422);
}

/** An instant (milliseconds) without its seconds, as on the intake slip. */
export function wholeMinute(at: number): number {
  return Math.floor(at / 60_000) * 60_000;
}

/** A stop without seconds. */
export function inWholeMinutes(stop: ClockStop): ClockStop {
  return { ...stop, from: wholeMinute(stop.from), to: stop.to === undefined ? undefined : wholeMinute(stop.to) };
}
