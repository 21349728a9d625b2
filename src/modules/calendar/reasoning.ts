import type { Day } from '#platform/clock';
import type { ClockStop, StopReason } from './clock-stop.ts';
import { dayNumber, dayWithNumber, momentOf, yearOf } from './day-number.ts';
import type { SpecialDay } from './holiday-table.ts';
import type { StopHistory, StopOutcome } from './stop-history.ts';
import {
  addedBy,
  type Count,
  cutOffOf,
  type DeadlineRule,
  firstCounted,
  lastDayOf,
  receiptAt,
  type TimeLimit,
} from './time-limit.ts';
import type { WorkingCalendar } from './working-time.ts';

interface Named {
  name: string;
  nameEn?: string | undefined;
}

/** What each line of a reasoning states: instants in milliseconds, days as `YYYY-MM-DD`. */
export interface LineFacts {
  received: { at: number };
  after_cut_off: { at: number; cutOff: string; countsAs: Day };
  after_hours: { at: number; countsAs: Day };
  day_off: { at: number; countsAs: Day } & Partial<Named>;
  limit: { unit: TimeLimit['unit']; amount: number; legalRef: string; local: boolean };
  first_day: { day: Day };
  hours_run_from: { at: number };
  stopped: { from: number; to: number; reason: StopReason; legalRef: string; unit: TimeLimit['unit']; amount: number };
  restarted: { from: number; to: number; reason: StopReason; legalRef: string };
  paused: { from: number; reason: StopReason; legalRef: string };
  awaiting: { from: number; reason: StopReason; legalRef: string };
  stopped_too_late: { from: number; reason: StopReason };
  skipped: { from: Day; to: Day } & Named;
  works_in_lieu: { day: Day; insteadOf: Day | undefined };
  rolled: { from: Day; to: Day } & Partial<Named>;
  table_proposed: { year: number };
  table_missing: { year: number };
  promised: { at: number };
  statutory_due: { at: number };
  no_limit: Record<string, never>;
}

/** One step of the reasoning behind a promised day, as data; `explain` says it in words. */
export type ExplainLine = { [K in keyof LineFacts]: { key: K; facts: LineFacts[K] } }[keyof LineFacts];

/** How each line is said in one language. */
export type Reasoning = { [K in keyof LineFacts]: (facts: LineFacts[K]) => string };

/** What a promise was reckoned from, as `reasoning` retells it. */
export interface Reckoning {
  rule: DeadlineRule;
  byLocal: boolean;
  receivedAt: number;
  count: Count;
  history: StopHistory;
  promisedAt: number | undefined;
  statutoryAt: number | undefined;
}

/** The steps that led to a promised day, in the order a clerk would tell them. */
export function reasoning(reckoning: Reckoning): ExplainLine[] {
  const { byLocal, count, history, promisedAt, receivedAt, rule, statutoryAt } = reckoning;
  if (count.limit.unit === 'none') {
    return [receiptLine({ ...count, start: receivedAt }), { key: 'no_limit', facts: {} }];
  }
  const lines: ExplainLine[] = [receiptLine({ ...count, start: receivedAt }), limitLine(rule, count.limit, byLocal)];
  let start = receivedAt;
  for (const outcome of history.outcomes) {
    lines.push(stopLine(outcome, { ...count, start }));
    if (outcome.effect !== 'restart' || outcome.stop.to === undefined) continue;
    start = Math.max(start, outcome.stop.to);
    lines.push(receiptLine({ ...count, start }));
  }
  if (promisedAt === undefined) return lines;
  lines.push(...startLines(count), ...calendarLines(count, promisedAt), { key: 'promised', facts: { at: promisedAt } });
  if (byLocal && statutoryAt !== undefined) lines.push({ key: 'statutory_due', facts: { at: statutoryAt } });
  return lines;
}

function receiptLine({ calendar, counting, limit, start: at }: Count): ExplainLine {
  const cutOff = cutOffOf(limit.unit, counting);
  const { day, why } = receiptAt(calendar, at, cutOff);
  const countsAs = dayWithNumber(day);
  if (why === 'in_hours' || limit.unit === 'hour' || limit.unit === 'none') return { key: 'received', facts: { at } };
  if (why === 'after_cut_off') return { key: 'after_cut_off', facts: { at, countsAs, cutOff: cutOff ?? '' } };
  if (why === 'after_hours') return { key: 'after_hours', facts: { at, countsAs } };
  return { key: 'day_off', facts: { at, countsAs, ...nameOf(calendar.special(momentOf(at).day)) } };
}

function limitLine(rule: DeadlineRule, { unit, amount }: TimeLimit, local: boolean): ExplainLine {
  const legalRef = local ? (rule.localRef ?? rule.legalRef) : rule.legalRef;
  return { key: 'limit', facts: { unit, amount, legalRef, local } };
}

function startLines(count: Count): ExplainLine[] {
  const { calendar, counting, limit, start } = count;
  if (limit.unit === 'working_hour') {
    const at = firstCounted(count);
    return at === start ? [] : [{ key: 'hours_run_from', facts: { at } }];
  }
  if (limit.unit !== 'working_day' || counting.countsFrom === 'same_moment') return [];
  const { day } = receiptAt(calendar, start, counting.lastReceipt);
  return [{ key: 'first_day', facts: { day: dayWithNumber(calendar.workingDay(day, 1)) } }];
}

function stopLine({ stop, effect }: StopOutcome, count: Count): ExplainLine {
  const { from, reason, legalRef } = stop;
  const inTime = effect !== 'shift' || count.stops.some((shift) => shift.from === from);
  if (effect === 'too_late' || !inTime) return { key: 'stopped_too_late', facts: { from, reason } };
  if (stop.to === undefined) {
    return { key: stop.effect === 'restart' ? 'awaiting' : 'paused', facts: { from, reason, legalRef } };
  }
  if (effect === 'restart') return { key: 'restarted', facts: { from, to: stop.to, reason, legalRef } };
  const amount = addedBy(count, stop as ClockStop & { to: number });
  return { key: 'stopped', facts: { from, to: stop.to, reason, legalRef, unit: count.limit.unit, amount } };
}

/** The special days met on the way: by working days and hours the days left out, by the calendar only the last day. */
function calendarLines(count: Count, promisedAt: number): ExplainLine[] {
  const { calendar, limit, start } = count;
  if (limit.unit === 'hour') return [];
  const first = momentOf(start).day;
  const last = momentOf(promisedAt).day;
  const byWorkingTime = ['working_day', 'working_hour', 'same_day'].includes(limit.unit);
  const met = byWorkingTime ? specialDaysMet(calendar, first, last) : rolledLines(count, last);
  return [...met, ...tableLines(calendar, yearOf(first), yearOf(last))];
}

function specialDaysMet(calendar: WorkingCalendar, first: number, last: number): ExplainLine[] {
  const lines: ExplainLine[] = [];
  for (let day = first; day <= last; day += 1) {
    const special = calendar.special(day);
    if (!special) continue;
    if (special.kind === 'swapped_working') {
      if (calendar.usuallyWorks(day)) continue;
      lines.push({ key: 'works_in_lieu', facts: { day: special.day, insteadOf: special.swappedWith } });
    } else if (calendar.usuallyWorks(day)) {
      addSkipped(lines, special, calendar);
    }
  }
  return lines;
}

/** Lengthens the last line where only days off lie between it and this day of the same name. */
function addSkipped(lines: ExplainLine[], special: SpecialDay, calendar: WorkingCalendar): void {
  const line = lines.at(-1);
  const number = dayNumber(special.day);
  const adjoins =
    line?.key === 'skipped' &&
    line.facts.name === special.name &&
    calendar.workingDaysBetween(dayNumber(line.facts.to), number) === 0;
  if (adjoins) line.facts.to = special.day;
  else lines.push({ key: 'skipped', facts: { from: special.day, to: special.day, ...nameOf(special) } });
}

function rolledLines(count: Count, last: number): ExplainLine[] {
  const lastDay = lastDayOf(count);
  if (lastDay === undefined || lastDay === last || count.calendar.workingDay(lastDay, 0) !== last) return [];
  const facts = { from: dayWithNumber(lastDay), to: dayWithNumber(last), ...nameOf(count.calendar.special(lastDay)) };
  return [{ key: 'rolled', facts }];
}

function tableLines(calendar: WorkingCalendar, firstYear: number, lastYear: number): ExplainLine[] {
  const lines: ExplainLine[] = [];
  for (let year = firstYear; year <= lastYear; year += 1) {
    const status = calendar.tableOf(year);
    if (status === 'missing') lines.push({ key: 'table_missing', facts: { year } });
    if (status === 'proposed') lines.push({ key: 'table_proposed', facts: { year } });
  }
  return lines;
}

function nameOf(special: SpecialDay): Named;
function nameOf(special: SpecialDay | undefined): Partial<Named>;
function nameOf(special: SpecialDay | undefined): Partial<Named> {
  return special ? { name: special.name, ...(special.nameEn && { nameEn: special.nameEn }) } : {};
}
