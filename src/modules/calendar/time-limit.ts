import { type ClockStop, disjoint, type Span } from './clock-stop.ts';
import { addMonths, type DayNumber, instantAt, momentOf } from './day-number.ts';
import { minutesOf } from './weekly-schedule.ts';
import type { WorkingCalendar } from './working-time.ts';

/** How long an agency has. `hour` runs day and night; `same_day` and `none` have no amount. */
export interface TimeLimit {
  unit: 'working_hour' | 'working_day' | 'hour' | 'day' | 'month' | 'year' | 'same_day' | 'none';
  amount: number;
}

/** How a limit is counted, apart from its length. */
export interface Counting {
  /**
   * `next_day`: the day of receipt is not counted (Điều 147, Bộ luật Dân sự 2015).
   * `same_moment`: hours run from receipt, and the day of receipt is the first day. Months and years do not differ.
   */
  countsFrom: 'next_day' | 'same_moment';
  /** A dossier received after this time (`HH:mm`) counts as the next working day's; else the end of office hours. */
  lastReceipt?: string | undefined;
  /** The same for a limit of `same_day`: results due in the day are not owed for receipts after 15:00. */
  sameDayCutOff?: string | undefined;
}

/** The limits of a procedure's case as they stood when the dossier was received. */
export interface DeadlineRule extends Counting {
  statutory: TimeLimit;
  legalRef: string;
  /** The shorter limit the province set for itself (cắt giảm); people are promised this one. */
  local?: TimeLimit | undefined;
  localRef?: string | undefined;
}

/** The day a receipt counts as, and why it is not the day it happened. */
export interface Receipt {
  day: DayNumber;
  why: 'in_hours' | 'after_cut_off' | 'after_hours' | 'day_off';
}

/** When results due in the day stop being owed for the same day (Điều 7, NĐ 23/2015/NĐ-CP: "sau 15 giờ"). */
const usualSameDayCutOff = '15:00';

/** The time after which a receipt counts as the next working day's, where one is set before the end of hours. */
export function cutOffOf(unit: TimeLimit['unit'], counting: Counting): string | undefined {
  return unit === 'same_day' ? (counting.sameDayCutOff ?? usualSameDayCutOff) : counting.lastReceipt;
}

/** The working day on which something received at `at` (milliseconds) counts as received. */
export function receiptAt(calendar: WorkingCalendar, at: number, cutOff: string | undefined): Receipt {
  const { day, minute } = momentOf(at);
  const closing = calendar.sessions(day).at(-1)?.to;
  const next = () => calendar.workingDay(day, 1);
  if (closing === undefined) return { day: next(), why: 'day_off' };
  if (minute > closing) return { day: next(), why: 'after_hours' };
  if (cutOff && minute > (minutesOf(cutOff) ?? closing)) return { day: next(), why: 'after_cut_off' };
  return { day, why: 'in_hours' };
}

/** A limit being counted from one instant, with the finished stops that shift it. */
export interface Count {
  calendar: WorkingCalendar;
  limit: TimeLimit;
  counting: Counting;
  start: number;
  stops: readonly (ClockStop & Span)[];
}

/** The last instant (milliseconds) of the limit; undefined when there is none. */
export function dueAt(count: Count): number | undefined {
  const { calendar, limit, counting, start } = count;
  const { unit, amount } = limit;
  const received = receiptAt(calendar, start, cutOffOf(unit, counting)).day;
  const stopped = stoppedTime(count);
  switch (unit) {
    case 'none':
      return undefined;
    case 'same_day':
      return closingOf(calendar, calendar.workingDay(received, stopped));
    case 'working_day':
      return closingOf(calendar, calendar.workingDay(received, daysAfterReceipt(count) + stopped));
    case 'day':
    case 'month':
    case 'year':
      return closingFrom(count, lastDayOf(count) ?? received);
    case 'working_hour':
      return calendar.instantWhen(calendar.minutesUntil(firstCounted(count)) + Math.round(amount * 60) + stopped);
    case 'hour':
      return start + Math.round(amount * 60) * 60_000 + stopped * 60_000;
  }
}

/** The last day of a limit in days, months or years, be it a working day or not; undefined for other limits. */
export function lastDayOf(count: Count): DayNumber | undefined {
  const { calendar, limit, counting, start } = count;
  const { unit, amount } = limit;
  const received = receiptAt(calendar, start, cutOffOf(unit, counting)).day;
  if (unit === 'day') return received + daysAfterReceipt(count) + stoppedTime(count);
  if (unit === 'month') return addMonths(received, amount) + stoppedTime(count);
  if (unit === 'year') return addMonths(received, amount * 12) + stoppedTime(count);
  return undefined;
}

/** What one finished stop adds beyond the stops that began before it, in the unit of `stoppedTime`. */
export function addedBy(count: Count, stop: ClockStop & Span): number {
  const earlier = count.stops.filter((each) => each.from < stop.from);
  return stoppedTime({ ...count, stops: [...earlier, stop] }) - stoppedTime({ ...count, stops: earlier });
}

/** What the stops add to the limit: working days, days, working minutes or minutes, as its unit counts. */
export function stoppedTime(count: Count): number {
  const { calendar, limit } = count;
  const length = {
    none: () => 0,
    same_day: calendar.workingDaysBetween,
    working_day: calendar.workingDaysBetween,
    day: (from: number, to: number) => to - from,
    month: (from: number, to: number) => to - from,
    year: (from: number, to: number) => to - from,
    working_hour: (from: number, to: number) => calendar.minutesUntil(to) - calendar.minutesUntil(from),
    hour: (from: number, to: number) => (to - from) / 60_000,
  }[limit.unit];
  return stoppedSpans(count).reduce((sum, { from, to }) => sum + length(from, to), 0);
}

/**
 * The spans the stops take out of the count: of instants for a limit in hours, of day numbers for any other. Of days,
 * the one a stop began on is used up and the one it ended on is not counted, as the day of receipt is not.
 */
function stoppedSpans(count: Count): Span[] {
  const { calendar, limit, counting, start } = count;
  const stops = count.stops.filter(({ from, to }) => to > from);
  if (limit.unit === 'hour') return disjoint(stops, start);
  if (limit.unit === 'working_hour') return disjoint(stops, firstCounted(count));
  const byWorkingDay = limit.unit === 'working_day' || limit.unit === 'same_day';
  const cutOff = cutOffOf(limit.unit, counting);
  const days = stops.map(({ from, to }): Span => {
    if (!byWorkingDay) return { from: momentOf(from).day, to: momentOf(to).day };
    return { from: receiptAt(calendar, from, undefined).day, to: receiptAt(calendar, to, cutOff).day };
  });
  return disjoint(days, receiptAt(calendar, start, cutOff).day);
}

/** The instant (milliseconds) from which working hours run. */
export function firstCounted({ calendar, limit, counting, start }: Count): number {
  const receipt = receiptAt(calendar, start, cutOffOf(limit.unit, counting));
  if (counting.countsFrom === 'next_day') return openingOf(calendar, calendar.workingDay(receipt.day, 1));
  if (receipt.why !== 'in_hours') return openingOf(calendar, receipt.day);
  const { day, minute } = momentOf(start);
  const session = calendar.sessions(day).find(({ to }) => minute < to);
  return session ? instantAt({ day, minute: Math.max(minute, session.from) }) : start;
}

/** Of a limit in days, how many come after the day of receipt. */
function daysAfterReceipt({ limit, counting }: Count): number {
  return counting.countsFrom === 'next_day' ? limit.amount : limit.amount - 1;
}

/**
 * A last day that is a day off gives way to the next working day (Điều 148 khoản 5, Bộ luật Dân sự 2015); and a limit
 * does not end while it is stopped.
 */
function closingFrom(count: Count, lastDay: DayNumber): number {
  const { calendar, counting, stops } = count;
  let due = closingOf(calendar, calendar.workingDay(lastDay, 0));
  for (const { from, to } of stops) {
    if (from < due && due < to) due = closingOf(calendar, receiptAt(calendar, to, counting.lastReceipt).day);
  }
  return due;
}

/** The instant (milliseconds) the last session of a working day ends. */
function closingOf(calendar: WorkingCalendar, day: DayNumber): number {
  return instantAt({ day, minute: calendar.sessions(day).at(-1)?.to ?? 1440 });
}

function openingOf(calendar: WorkingCalendar, day: DayNumber): number {
  return instantAt({ day, minute: calendar.sessions(day)[0]?.from ?? 0 });
}
