import { type Day, instantOf } from '#platform/clock';

/** A day as the count of days since 1970-01-01: what the engine reckons in. */
export type DayNumber = number;

/** A moment of Viet Nam time: its day and the whole minute of that day. */
export interface Moment {
  day: DayNumber;
  minute: number;
}

const dayLength = 86_400_000;
const firstMidnight = instantOf('1970-01-01', 0);

/** The number of a day written `YYYY-MM-DD`. */
export function dayNumber(day: Day): DayNumber {
  return Date.parse(day) / dayLength;
}

/** The day `YYYY-MM-DD` of a number. */
export function dayWithNumber(number: DayNumber): Day {
  return new Date(number * dayLength).toISOString().slice(0, 10);
}

/** The day and minute in Viet Nam at an instant (milliseconds); seconds are dropped, as on the intake slip. */
export function momentOf(at: number): Moment {
  const minutes = Math.floor((at - firstMidnight) / 60_000);
  const day = Math.floor(minutes / 1440);
  return { day, minute: minutes - day * 1440 };
}

/** The instant (milliseconds) of a moment of Viet Nam time. */
export function instantAt({ day, minute }: Moment): number {
  return firstMidnight + day * dayLength + minute * 60_000;
}

/** Day of the week, 0 for Sunday to 6 for Saturday. */
export function weekdayOf(number: DayNumber): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** The year a day number lies in. */
export function yearOf(number: DayNumber): number {
  return new Date(number * dayLength).getUTCFullYear();
}

/** The same day of the month `months` later, or that month's last day where it has no such day (Điều 148, BLDS 2015). */
export function addMonths(number: DayNumber, months: number): DayNumber {
  const from = new Date(number * dayLength);
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return first.getTime() / dayLength + Math.min(from.getUTCDate(), lastDay) - 1;
}
