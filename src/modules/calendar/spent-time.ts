import type { ClockStop, Span } from './clock-stop.ts';
import { addMonths, type DayNumber, momentOf } from './day-number.ts';
import { decisiveLimit, inWholeMinutes, wholeMinute } from './deadline.ts';
import { followStops, type StopOutcome } from './stop-history.ts';
import {
  type Count,
  cutOffOf,
  type DeadlineRule,
  firstCounted,
  receiptAt,
  stoppedTime,
  type TimeLimit,
} from './time-limit.ts';
import type { WorkingCalendar } from './working-time.ts';

/** How long something took, in the unit its limit is counted in; hours, months and years may have a fraction. */
export interface SpentTime {
  readonly unit: SpentUnit;
  readonly amount: number;
}

/** What is due the same day is counted in working days: none when it was done that day. */
export type SpentUnit = Exclude<TimeLimit['unit'], 'same_day' | 'none'>;

/**
 * The time between receipt and end (milliseconds) that was the agency's, by the rule, calendar and stops by which
 * {@link promise} counts the limit: the end uses a day up as the beginning of a stop does. A stop after which the whole limit
 * is counted again takes out its own time alone: what the agency used before it was used. Undefined without a limit, which
 * leaves no unit to count in.
 */
export function spentTime(
  rule: DeadlineRule,
  calendar: WorkingCalendar,
  receivedAt: number,
  stops: readonly ClockStop[],
  endedAt: number,
): SpentTime | undefined {
  const limit = decisiveLimit(rule);
  const end = wholeMinute(endedAt);
  const counting = { calendar, counting: rule, limit, start: wholeMinute(receivedAt) };
  const untilEnd = stops.map(inWholeMinutes).map((stop) => ({ ...stop, to: Math.min(stop.to ?? end, end) }));
  const { outcomes } = followStops(counting, untilEnd);
  const count = { ...counting, stops: outcomes.filter(({ effect }) => effect !== 'too_late').map(finished) };
  const spent = (unit: SpentUnit, amount: number): SpentTime => ({ unit, amount: Math.max(0, amount) });
  switch (limit.unit) {
    case 'none':
      return undefined;
    case 'same_day':
      return spent('working_day', workingDaysSpent(count, end));
    case 'working_day':
      return spent('working_day', workingDaysSpent(count, end) + dayOfReceipt(rule));
    case 'day':
      return spent('day', lastCountedDay(count, end) - receiptDay(count) + dayOfReceipt(rule));
    case 'month':
      return spent('month', monthsBetween(receiptDay(count), lastCountedDay(count, end)));
    case 'year':
      return spent('year', monthsBetween(receiptDay(count), lastCountedDay(count, end)) / 12);
    case 'working_hour': {
      const minutes = calendar.minutesUntil(end) - calendar.minutesUntil(firstCounted(count)) - stoppedTime(count);
      return spent('working_hour', minutes / 60);
    }
    case 'hour':
      return spent('hour', ((end - counting.start) / 60_000 - stoppedTime(count)) / 60);
  }
}

const finished = ({ stop }: StopOutcome): ClockStop & Span => ({ ...stop, to: stop.to ?? stop.from });

const dayOfReceipt = ({ countsFrom }: DeadlineRule): number => (countsFrom === 'next_day' ? 0 : 1);

const receiptDay = ({ calendar, limit, counting, start }: Count): DayNumber =>
  receiptAt(calendar, start, cutOffOf(limit.unit, counting)).day;

function workingDaysSpent(count: Count, end: number): number {
  const { day } = receiptAt(count.calendar, end, undefined);
  return count.calendar.workingDaysBetween(receiptDay(count), day) - stoppedTime(count);
}

/** The day it would have ended on without the stops. */
const lastCountedDay = (count: Count, end: number): DayNumber => momentOf(end).day - stoppedTime(count);

/** Whole months, and of the one begun the share of its days that passed. */
function monthsBetween(from: DayNumber, to: DayNumber): number {
  let months = 0;
  while (addMonths(from, months + 1) <= to) months += 1;
  const begun = addMonths(from, months);
  return months + (to - begun) / (addMonths(from, months + 1) - begun);
}
