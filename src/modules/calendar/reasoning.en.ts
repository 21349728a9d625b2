import { type Day, dayOf, timeOf } from '#platform/clock';
import type { StopReason } from './clock-stop.ts';
import { dayNumber, weekdayOf } from './day-number.ts';
import type { Reasoning } from './reasoning.ts';
import type { TimeLimit } from './time-limit.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = 'January February March April May June July August September October November December'.split(' ');
const dayAndMonth = (day: Day) => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]}`;
const date = (day: Day) => `${dayAndMonth(day)} ${day.slice(0, 4)}`;
/** A day with its weekday. */
export const longDay = (day: Day) => `${weekdays[weekdayOf(dayNumber(day))]} ${date(day)}`;
const moment = (at: number) => `${timeOf(at)} on ${longDay(dayOf(at))}`;

function days(from: Day, to: Day): string {
  if (from === to) return date(to);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${date(to)}`;
  return `${from.slice(0, 4) === to.slice(0, 4) ? dayAndMonth(from) : date(from)} – ${date(to)}`;
}

const many = (amount: number, one: string) => `${amount} ${one}${amount === 1 ? '' : 's'}`;

const units: Record<TimeLimit['unit'], (amount: number) => string> = {
  working_hour: (amount) => many(amount, 'working hour'),
  working_day: (amount) => many(amount, 'working day'),
  hour: (amount) => many(amount, 'hour'),
  day: (amount) => many(amount, 'day'),
  month: (amount) => many(amount, 'month'),
  year: (amount) => many(amount, 'year'),
  same_day: () => 'within the working day',
  none: () => 'not set',
};

function passed(unit: TimeLimit['unit'], amount: number): string {
  if (unit === 'working_day' || unit === 'same_day') return many(amount, 'working day');
  if (unit !== 'working_hour' && unit !== 'hour') return many(amount, 'day');
  const hours = Math.floor(amount / 60);
  const word = unit === 'working_hour' ? 'working ' : '';
  const parts = [
    hours > 0 && many(hours, `${word}hour`),
    (amount % 60 > 0 || hours === 0) && many(amount % 60, `${word}minute`),
  ];
  return parts.filter(Boolean).join(' ');
}

const reasons: Record<StopReason, string> = {
  supplement: 'waiting for the dossier to be completed',
  payment: 'waiting for a payment that is due',
  field_verification: 'waiting for another agency to verify',
  applicant_time: "the applicant's own time",
};

const countsAs = (day: Day) => `so it counts as received on the next working day, ${longDay(day)}`;

/** The lines of a reasoning in English, by key. */
export const reasoning: Reasoning = {
  received: ({ at }) => `Received at ${moment(at)}`,
  after_cut_off: (facts) => `Received at ${moment(facts.at)}, after ${facts.cutOff}, ${countsAs(facts.countsAs)}`,
  after_hours: (facts) => `Received at ${moment(facts.at)}, after office hours, ${countsAs(facts.countsAs)}`,
  day_off: ({ at, name, nameEn, countsAs: day }) =>
    `Received at ${moment(at)}, a day off${name ? ` (${nameEn ?? name})` : ''}, ${countsAs(day)}`,
  limit: ({ unit, amount, legalRef, local }) =>
    `Time limit${local ? ' as shortened locally' : ''}: ${units[unit](amount)}${legalRef ? ` (${legalRef})` : ''}`,
  first_day: ({ day }) => `The day of receipt is not counted; the first day is ${longDay(day)}`,
  hours_run_from: ({ at }) => `Hours are counted from ${moment(at)}`,
  stopped: (facts) =>
    `Stopped from ${moment(facts.from)} to ${moment(facts.to)}: ${reasons[facts.reason]} ` +
    `(${passed(facts.unit, facts.amount)} not counted)`,
  restarted: (facts) =>
    `Stopped from ${moment(facts.from)} to ${moment(facts.to)}: ${reasons[facts.reason]}; ` +
    'the whole limit is counted again from the complete dossier',
  paused: ({ from, reason }) =>
    `Stopped since ${moment(from)}: ${reasons[reason]}; the promised day will move by as long as this lasts`,
  awaiting: ({ from, reason }) =>
    `Stopped since ${moment(from)}: ${reasons[reason]}; a day is promised once the dossier is complete`,
  stopped_too_late: ({ from, reason }) =>
    `The stop from ${moment(from)} (${reasons[reason]}) is not deducted: the limit had already run out`,
  skipped: ({ name, nameEn, from, to }) => `Leaves out ${nameEn ?? name}, ${days(from, to)}`,
  works_in_lieu: ({ day, insteadOf }) =>
    `Counts ${longDay(day)}, a working day${insteadOf ? ` in place of ${longDay(insteadOf)}` : ''}`,
  rolled: ({ from, to, name, nameEn }) =>
    `The last day, ${longDay(from)}, is a day off${name ? ` (${nameEn ?? name})` : ''}, ` +
    `so the limit ends on the next working day, ${longDay(to)}`,
  table_proposed: ({ year }) =>
    `The holidays of ${year} are only proposed; the promised day may be reckoned again once they are official`,
  table_missing: ({ year }) => `The holidays of ${year} are not known yet; only weekly days off are left out`,
  promised: ({ at }) => `Promised before ${moment(at)}`,
  statutory_due: ({ at }) => `Last day by law: ${moment(at)}`,
  no_limit: () => 'No time limit is set for this procedure',
};
