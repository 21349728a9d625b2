import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import holidays from '../../../reference/calendar/holidays.json' with { type: 'json' };
import type { ClockStop } from './clock-stop.ts';
import { promise } from './deadline.ts';
import { referenceHolidays } from './reference-holidays.ts';
import type { DeadlineRule, TimeLimit } from './time-limit.ts';
import { usualSchedule } from './weekly-schedule.ts';
import { buildCalendar, remaining, type WorkingCalendar, workingMinutesBetween } from './working-time.ts';

/*
 * A second engine, slow and simple: it knows the holiday file and the office hours, keeps days as text, and walks day
 * by day or minute by minute. It shares nothing with the engine but the types.
 */

const off = new Set<string>();
const lent = new Set<string>();
for (const { kind, day } of holidays.flatMap((table) => table.days)) (kind === 'swapped_working' ? lent : off).add(day);

const memo = <K, V>(find: (key: K) => V) => {
  const known = new Map<K, V>();
  return (key: K): V => {
    if (!known.has(key)) known.set(key, find(key));
    return known.get(key) as V;
  };
};
const works = memo((day: string): boolean => {
  if (off.has(day)) return false;
  return lent.has(day) || ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
});
const isOpen = (minute: number) => (minute >= 450 && minute < 690) || (minute >= 810 && minute < 1020);
const worksAt = (at: number) => isOpen(minuteOf(at)) && works(dayAt(at));

const minutesSince1970 = (at: number) => (at + 25_200_000) / 60_000;
const minuteOf = (at: number) => minutesSince1970(at) % 1440;
const named = memo((day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const dayAt = (at: number) => named(Math.floor(minutesSince1970(at) / 1440));
const closing = memo((day: string) => Date.parse(`${day}T17:00:00+07:00`));
const tomorrow = memo((day: string) => dayAt(closing(day) + 86_400_000));

interface Shift {
  from: number;
  to: number;
}

function receivedOn(at: number, cutOff: number): string {
  let day = dayAt(at);
  if (works(day) && minuteOf(at) <= cutOff) return day;
  do day = tomorrow(day);
  while (!works(day));
  return day;
}

function slowDue(rule: DeadlineRule, { unit, amount }: TimeLimit, start: number, shifts: Shift[]): number | undefined {
  if (unit === 'none') return undefined;
  const cutOff = unit === 'same_day' ? 900 : 1020;
  if (unit === 'hour' || unit === 'working_hour') return slowHours(rule, unit, amount, start, shifts);
  const received = receivedOn(start, cutOff);
  const byWorkingDay = unit === 'working_day' || unit === 'same_day';
  const begins = ({ from }: Shift) => (byWorkingDay ? receivedOn(from, 1020) : dayAt(from));
  const ends = ({ to }: Shift) => (byWorkingDay ? receivedOn(to, cutOff) : dayAt(to));
  const isStopped = (day: string) => shifts.some((shift) => begins(shift) < day && day <= ends(shift));
  const counts = (day: string) => !isStopped(day) && (unit !== 'working_day' || works(day));
  let day = received;
  for (let left = daysToCount(rule, unit, amount, received); left > 0; ) {
    day = tomorrow(day);
    if (counts(day)) left -= 1;
  }
  for (;;) {
    while (!works(day)) day = tomorrow(day);
    const running = shifts.find(({ from, to }) => from < closing(day) && day < receivedOn(to, cutOff));
    if (!running) return closing(day);
    day = receivedOn(running.to, cutOff);
  }
}

function daysToCount(rule: DeadlineRule, unit: TimeLimit['unit'], amount: number, received: string): number {
  if (unit === 'same_day') return 0;
  if (unit === 'working_day' || unit === 'day') return rule.countsFrom === 'next_day' ? amount : amount - 1;
  const months = unit === 'month' ? amount : amount * 12;
  const [year = 0, month = 0, date = 0] = received.split('-').map(Number);
  const at = (day: number) => new Date(Date.UTC(year, month - 1 + months, day, 12));
  let clipped = date;
  while (at(clipped).getUTCDate() !== clipped) clipped -= 1;
  return Math.round((at(clipped).getTime() - Date.parse(`${received}T12:00:00Z`)) / 86_400_000);
}

function slowHours(
  rule: DeadlineRule,
  unit: TimeLimit['unit'],
  amount: number,
  start: number,
  shifts: Shift[],
): number {
  let at = start;
  if (unit === 'working_hour' && rule.countsFrom === 'next_day') {
    const received = receivedOn(start, 1020);
    do at += 60_000;
    while (dayAt(at) <= received || !worksAt(at));
  }
  for (let left = amount * 60; left > 0; at += 60_000) {
    const stopped = shifts.some(({ from, to }) => from <= at && at < to);
    if (!stopped && (unit === 'hour' || worksAt(at))) left -= 1;
  }
  return at;
}

function slowPromise(rule: DeadlineRule, received: number, stops: readonly ClockStop[]) {
  const decisive = rule.statutory.unit === 'none' ? rule.local! : rule.statutory;
  let start = received;
  let shifts: Shift[] = [];
  let pausedSince: number | undefined;
  for (const stop of [...stops].sort((a, b) => a.from - b.from)) {
    const due = slowDue(rule, decisive, start, shifts);
    if (pausedSince === undefined && due !== undefined && stop.from >= due) continue;
    if (stop.to === undefined) {
      const since = Math.max(start, stop.from);
      pausedSince ??= since;
      shifts = shifts.map(({ from, to }) => ({ from, to: Math.min(to, Math.max(from, since)) }));
      if (stop.effect === 'restart') return { pausedSince };
    } else if (stop.effect === 'restart') {
      start = Math.max(start, stop.to);
      shifts = shifts.filter(({ to }) => to > start);
      if (pausedSince !== undefined) pausedSince = Math.max(pausedSince, start);
    } else {
      const to = Math.min(stop.to, pausedSince ?? stop.to);
      if (to > Math.max(start, stop.from)) shifts.push({ from: stop.from, to });
    }
  }
  const statutoryAt = slowDue(rule, rule.statutory, start, shifts);
  const localAt = rule.local && slowDue(rule, rule.local, start, shifts);
  const both = [statutoryAt, localAt].filter((each) => each !== undefined);
  return { statutoryAt, localAt, promisedAt: both.length > 0 ? Math.min(...both) : undefined, pausedSince };
}

/* The cases: receipts crowd around the edges of sessions, days and Tết; stops overlap, last, end before others. */

const edges = [0, 449, 450, 451, 689, 690, 691, 809, 810, 899, 900, 901, 1019, 1020, 1021, 1439];
const minutes = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 0, max: 1439 }));
const firstDay = Date.parse('2024-01-01T00:00:00+07:00');
const anyDay = fc.integer({ min: 0, max: 1400 });
const nearTet = fc.constantFrom(38, 39, 45, 390, 391, 397, 773, 774, 781, 1129, 1130);
const instants = fc
  .tuple(fc.oneof(anyDay, nearTet), minutes)
  .map(([day, minute]) => firstDay + day * 86_400_000 + minute * 60_000);

const limit = (unit: TimeLimit['unit'], max: number) =>
  fc.integer({ min: 1, max }).map((amount): TimeLimit => ({ unit, amount }));
const limits = fc.oneof(
  limit('working_hour', 20),
  limit('working_day', 25),
  limit('hour', 48),
  limit('day', 45),
  limit('month', 4),
  limit('year', 1),
  limit('same_day', 1),
);

const stopSeeds = fc.array(
  fc.record({
    after: fc.tuple(fc.integer({ min: -1, max: 14 }), minutes),
    lasts: fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 1439 })),
    open: fc.integer({ min: 0, max: 7 }).map((roll) => roll === 0),
    effect: fc.constantFrom('shift', 'shift', 'restart') as fc.Arbitrary<ClockStop['effect']>,
  }),
  { maxLength: 3 },
);

const cases = fc
  .record({
    statutory: limits,
    local: fc.option(limits, { nil: undefined }),
    countsFrom: fc.constantFrom('next_day', 'same_moment') as fc.Arbitrary<DeadlineRule['countsFrom']>,
    received: instants,
    stopSeeds,
  })
  .map(({ received, stopSeeds, ...rule }) => {
    const midnight = received - minuteOf(received) * 60_000;
    const stops = stopSeeds.map(({ after, lasts, open, effect }): ClockStop => {
      const from = midnight + after[0] * 86_400_000 + after[1] * 60_000;
      const to = open ? undefined : from + lasts[0] * 86_400_000 + lasts[1] * 60_000;
      return { from, to, effect, reason: 'supplement', legalRef: '', approvedBy: '' };
    });
    return { rule: { ...rule, legalRef: '' }, received, stops };
  });

type Engine = typeof promise;
const calendar = buildCalendar({ schedules: [usualSchedule], tables: referenceHolidays });

const agreesWithTheSlowEngine = (engine: Engine) =>
  fc.property(cases, ({ rule, received, stops }) => {
    const { lines, ...fast } = engine(rule, calendar, received, stops);
    const slow = slowPromise(rule, received, stops);
    expect(fast).toEqual(JSON.parse(JSON.stringify(slow)));
    expect(lines.length).toBeGreaterThan(0);
  });

describe('the deadline engine against one that walks minute by minute', () => {
  test('agrees in 3,000 random cases', () => {
    fc.assert(agreesWithTheSlowEngine(promise), { numRuns: 3000, seed: 20260212 });
  }, 60_000);

  test.each<[string, Engine]>([
    ['moves the 15:00 cut-off by a minute', (rule, ...rest) => promise({ ...rule, sameDayCutOff: '14:59' }, ...rest)],
    ['forgets the working Saturdays', (rule, _calendar, ...rest) => promise(rule, withoutLentDays, ...rest)],
    ['forgets the days off in lieu', (rule, _calendar, ...rest) => promise(rule, withoutDaysInLieu, ...rest)],
    [
      'lets a stop shift that should restart',
      (rule, given, received, stops = []) =>
        promise(
          rule,
          given,
          received,
          stops.map((stop) => ({ ...stop, effect: 'shift' })),
        ),
    ],
    ['counts from the wrong day', (rule, ...rest) => promise({ ...rule, countsFrom: 'next_day' }, ...rest)],
    ['is a minute late for closing', (rule, given, received, stops) => promise(rule, given, received + 60_000, stops)],
  ])(
    'catches an engine that %s',
    (_wrong, engine) => {
      expect(
        fc.check(agreesWithTheSlowEngine(engine), { numRuns: 3000, seed: 20260212, endOnFailure: true }).failed,
      ).toBe(true);
    },
    60_000,
  );
});

const without = (kind: string): WorkingCalendar =>
  buildCalendar({
    schedules: [usualSchedule],
    tables: referenceHolidays.map((table) => ({ ...table, days: table.days.filter((day) => day.kind !== kind) })),
  });
const withoutLentDays = without('swapped_working');
const withoutDaysInLieu = without('compensatory');

test('working minutes between two instants are those a minute-by-minute count finds', () => {
  const near = fc.integer({ min: 0, max: 20_000 });
  fc.assert(
    fc.property(instants, near, (from, length) => {
      const to = from + length * 60_000;
      let counted = 0;
      for (let at = from; at < to; at += 60_000) if (worksAt(at)) counted += 1;
      expect(workingMinutesBetween(calendar, from, to)).toBe(counted);
      expect(remaining(calendar, from, to)).toBe(counted);
      expect(remaining(calendar, to, from) + counted).toBe(0);
    }),
    { numRuns: 200, seed: 1 },
  );
}, 60_000);
