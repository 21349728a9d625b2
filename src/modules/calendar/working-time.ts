import type { Day } from '#platform/clock';
import { Refusal } from '#platform/errors';
import { type DayNumber, dayNumber, dayWithNumber, instantAt, momentOf, weekdayOf } from './day-number.ts';
import type { SpecialDay, TableStatus, YearTable } from './holiday-table.ts';
import type { Session, WeeklySchedule } from './weekly-schedule.ts';

/** When an agency is open, day by day, over the years it was built for. Everything it answers is pure. */
export interface WorkingCalendar {
  sessions(day: DayNumber): readonly Session[];
  special(day: DayNumber): SpecialDay | undefined;
  /** What the weekly schedule alone would have the day be. */
  usuallyWorks(day: DayNumber): boolean;
  /** The working day `count` after `day`; 0 gives `day` itself, or the next working day when it is none. */
  workingDay(day: DayNumber, count: number): DayNumber;
  /** How many working days lie after `after`, up to and including `upTo`. */
  workingDaysBetween(after: DayNumber, upTo: DayNumber): number;
  /** Working minutes from the calendar's first day to an instant (milliseconds). */
  minutesUntil(at: number): number;
  /** The earliest instant (milliseconds) by which that many working minutes have passed. */
  instantWhen(minutes: number): number;
  tableOf(year: number): TableStatus | 'missing';
  missingYears: readonly number[];
}

/** What a calendar is built from; where two schedules hold on one day, the later in the list rules. */
export interface CalendarSource {
  schedules: readonly WeeklySchedule[];
  tables: readonly YearTable[];
  firstYear?: number;
  lastYear?: number;
}

/** Precomputes the calendar of a span of years (2020 to 2040 unless told); days outside are refused. */
export function buildCalendar({
  schedules,
  tables,
  firstYear = 2020,
  lastYear = 2040,
}: CalendarSource): WorkingCalendar {
  const first = dayNumber(`${firstYear}-01-01`);
  const length = dayNumber(`${lastYear + 1}-01-01`) - first;
  const special = new Map(tables.flatMap((table) => table.days.map((each) => [dayNumber(each.day), each] as const)));
  const status = new Map(tables.map((table) => [table.year, table.status]));
  const usual = usualHours(schedules, first, length);
  const open = usual.map((sessions, index) => actualHours(sessions, special.get(first + index), usual, first));
  const minutesBefore = runningTotal(open.map(minutesIn));
  const workingBefore = runningTotal(open.map((sessions) => (sessions.length > 0 ? 1 : 0)));
  const workingDays = open.flatMap((sessions, index) => (sessions.length > 0 ? [first + index] : []));

  const outOfRange = () => new Refusal('calendar.out_of_range', { firstYear, lastYear }, 422);
  const indexOf = (day: DayNumber): number => {
    const index = day - first;
    if (index >= 0 && index < length) return index;
    throw outOfRange();
  };

  return {
    sessions: (day) => open[indexOf(day)] ?? [],
    special: (day) => special.get(day),
    usuallyWorks: (day) => (usual[indexOf(day)] ?? []).length > 0,
    workingDay(day, count) {
      const upTo = (open[indexOf(day)] ?? []).length > 0 ? 0 : 1;
      const found = workingDays[(workingBefore[indexOf(day)] ?? 0) + Math.max(count, upTo) - upTo];
      if (found === undefined) throw outOfRange();
      return found;
    },
    workingDaysBetween: (after, upTo) =>
      Math.max(0, (workingBefore[indexOf(upTo) + 1] ?? 0) - (workingBefore[indexOf(after) + 1] ?? 0)),
    minutesUntil(at) {
      const { day, minute } = momentOf(at);
      const index = indexOf(day);
      return (minutesBefore[index] ?? 0) + minutesIn(open[index] ?? [], minute);
    },
    instantWhen(minutes) {
      const index = lastBelow(minutesBefore, minutes);
      let left = minutes - (minutesBefore[index] ?? 0);
      for (const { from, to } of open[index] ?? []) {
        if (left <= to - from) return instantAt({ day: first + index, minute: from + left });
        left -= to - from;
      }
      throw outOfRange();
    },
    tableOf: (year) => status.get(year) ?? 'missing',
    missingYears: yearsBetween(firstYear, lastYear).filter((year) => !status.has(year)),
  };
}

/** The sessions of a day `YYYY-MM-DD`, in minutes since midnight; none on a day off. */
export function sessionsOn(calendar: WorkingCalendar, day: Day): readonly Session[] {
  return calendar.sessions(dayNumber(day));
}

/** Working minutes from one instant (milliseconds) to a later one; 0 when the second is not later. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: number, to: number): number {
  return to > from ? calendar.minutesUntil(to) - calendar.minutesUntil(from) : 0;
}

/** Working minutes left until `dueAt` (milliseconds); negative by how many it is past. */
export function remaining(calendar: WorkingCalendar, now: number, dueAt: number): number {
  return calendar.minutesUntil(dueAt) - calendar.minutesUntil(now);
}

/** The day (`YYYY-MM-DD`) of the n-th working day after a day. */
export function workingDayAfter(calendar: WorkingCalendar, day: Day, count: number): Day {
  return dayWithNumber(calendar.workingDay(dayNumber(day), count));
}

/** The day (`YYYY-MM-DD`) of the n-th working day before a day, which is not counted itself. */
export function workingDayBefore(calendar: WorkingCalendar, day: Day, count: number): Day {
  let earlier = dayNumber(day);
  for (let left = count; left > 0; ) {
    earlier -= 1;
    if (calendar.sessions(earlier).length > 0) left -= 1;
  }
  return dayWithNumber(earlier);
}

function usualHours(schedules: readonly WeeklySchedule[], first: DayNumber, length: number): (readonly Session[])[] {
  const hours: (readonly Session[])[] = Array.from({ length }, () => []);
  for (const { validFrom, validTo, week } of schedules) {
    const end = Math.min(length, validTo ? dayNumber(validTo) - first + 1 : length);
    for (let index = Math.max(0, dayNumber(validFrom) - first); index < end; index += 1) {
      hours[index] = week[weekdayOf(first + index)] ?? [];
    }
  }
  return hours;
}

function actualHours(
  usual: readonly Session[],
  special: SpecialDay | undefined,
  all: readonly (readonly Session[])[],
  first: DayNumber,
): readonly Session[] {
  if (!special) return usual;
  if (special.kind !== 'swapped_working') return [];
  return special.swappedWith ? (all[dayNumber(special.swappedWith) - first] ?? usual) : usual;
}

function minutesIn(sessions: readonly Session[], until = 1440): number {
  let minutes = 0;
  for (const { from, to } of sessions) minutes += Math.max(0, Math.min(to, until) - from);
  return minutes;
}

/** `total[i]` is the sum of the first `i` values. */
function runningTotal(values: readonly number[]): Int32Array {
  const total = new Int32Array(values.length + 1);
  values.forEach((value, index) => {
    total[index + 1] = (total[index] ?? 0) + value;
  });
  return total;
}

/** The last index whose value is below `value`, in an ascending list; 0 when there is none. */
function lastBelow(ascending: Int32Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) < value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function yearsBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
