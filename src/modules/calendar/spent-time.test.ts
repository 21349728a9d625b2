import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countsAs, workingDaysOf } from '#test/walk-working-days';
import type { ClockStop } from './clock-stop.ts';
import { promise } from './deadline.ts';
import { referenceHolidays } from './reference-holidays.ts';
import { spentTime } from './spent-time.ts';
import type { DeadlineRule, TimeLimit } from './time-limit.ts';
import { usualSchedule } from './weekly-schedule.ts';
import { buildCalendar } from './working-time.ts';

const calendar = buildCalendar({ schedules: [usualSchedule], tables: referenceHolidays });
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+07:00`);
const rule = (unit: TimeLimit['unit'], amount = 3): DeadlineRule => ({
  ...{ statutory: { unit, amount }, legalRef: '', countsFrom: 'next_day' },
});
const stopped = (from: string, to?: string): ClockStop => ({
  ...{ from: at(from), to: to === undefined ? undefined : at(to), effect: 'shift', reason: 'supplement' },
  ...{ legalRef: '', approvedBy: '' },
});

/** 10 March 2026 is a Tuesday. */
test.each([
  ['working_day', '2026-03-10 08:00', '2026-03-10 16:00', [], 0],
  ['working_day', '2026-03-10 08:00', '2026-03-13 09:00', [], 3],
  ['working_day', '2026-03-13 18:00', '2026-03-17 09:00', [], 1],
  ['working_day', '2026-03-10 08:00', '2026-03-13 17:30', [], 4],
  ['working_day', '2026-03-10 08:00', '2026-03-20 09:00', [stopped('2026-03-11 09:00', '2026-03-18 10:00')], 3],
  ['same_day', '2026-03-10 14:59', '2026-03-10 16:30', [], 0],
  ['same_day', '2026-03-10 15:30', '2026-03-11 09:00', [], 0],
  ['same_day', '2026-03-10 09:00', '2026-03-12 09:00', [], 2],
  ['working_hour', '2026-03-10 08:00', '2026-03-10 11:00', [], 0],
  ['working_hour', '2026-03-10 08:00', '2026-03-11 09:00', [], 1.5],
  ['working_hour', '2026-03-10 08:00', '2026-03-12 09:00', [stopped('2026-03-11 09:00', '2026-03-12 08:00')], 2.5],
  ['hour', '2026-03-13 08:00', '2026-03-14 20:30', [], 36.5],
  ['day', '2026-03-10 08:00', '2026-03-16 09:00', [], 6],
  ['day', '2026-03-10 08:00', '2026-03-16 09:00', [stopped('2026-03-12 09:00', '2026-03-14 09:00')], 4],
  ['month', '2026-01-30 08:00', '2026-03-02 09:00', [], 1 + 2 / 30],
  ['month', '2026-03-10 08:00', '2026-03-25 08:00', [], 15 / 31],
  ['year', '2026-03-10 08:00', '2026-09-10 08:00', [], 0.5],
] as const)('a limit of %s, received %s and done %s, took what counts', (unit, received, done, stops, amount) => {
  const spent = spentTime(rule(unit), calendar, at(received), stops, at(done));
  expect(spent?.amount).toBeCloseTo(amount, 6);
  expect(spent?.unit).toBe(unit === 'same_day' ? 'working_day' : unit);
});

test('a stop that begins when the limit has run out is time like any other', () => {
  const late = [stopped('2026-03-16 09:00', '2026-03-18 09:00')];
  expect(spentTime(rule('working_day'), calendar, at('2026-03-10 08:00'), late, at('2026-03-19 09:00'))?.amount).toBe(
    7,
  );
});

test('what was used before a stop that restarts the limit was used all the same', () => {
  const restart = { ...stopped('2026-03-11 09:00', '2026-03-18 10:00'), effect: 'restart' as const };
  const again = { ...stopped('2026-03-20 09:00', '2026-03-24 10:00'), effect: 'restart' as const };
  const spent = (stops: ClockStop[], done: string) =>
    spentTime(rule('working_day'), calendar, at('2026-03-10 08:00'), stops, at(done))?.amount;
  expect(spent([restart], '2026-03-20 09:00')).toBe(3);
  // In time by the limit that was counted again, though four days were used by then.
  expect(spent([restart, again], '2026-03-25 09:00')).toBe(4);
});

test('without a limit there is no unit to count in, and by a local one alone it is counted', () => {
  const none = rule('none', 0);
  expect(spentTime(none, calendar, at('2026-03-10 08:00'), [], at('2026-03-12 08:00'))).toBeUndefined();
  const local = { ...none, local: { unit: 'working_day', amount: 2 } as const };
  expect(spentTime(local, calendar, at('2026-03-10 08:00'), [], at('2026-03-12 08:00'))).toEqual({
    ...{ unit: 'working_day', amount: 2 },
  });
});

const minute = fc.oneof(fc.constantFrom(449, 450, 690, 900, 901, 1020, 1021), fc.integer({ min: 0, max: 1439 }));
const lives = fc.record({
  received: fc.tuple(fc.integer({ min: 0, max: 1000 }), minute),
  lasts: fc.tuple(fc.integer({ min: 0, max: 40 }), minute),
  stops: fc.array(
    fc.record({ after: fc.integer({ min: 0, max: 20 }), minute, lasts: fc.integer({ min: 0, max: 15 }) }),
    {
      maxLength: 3,
    },
  ),
});

test('working days are those a walk day by day finds, and a limit of as many ends on that day', () => {
  const begin = at('2024-01-01 00:00');
  fc.assert(
    fc.property(lives, ({ received: [day, minuteOfDay], lasts, stops: given }) => {
      const received = begin + day * 86_400_000 + minuteOfDay * 60_000;
      const done = received - minuteOfDay * 60_000 + lasts[0] * 86_400_000 + Math.max(lasts[1], minuteOfDay) * 60_000;
      const stops = given
        .map(({ after, minute: of, lasts: days }): ClockStop => {
          const from = Math.max(received, received - minuteOfDay * 60_000 + after * 86_400_000 + of * 60_000);
          return { ...stopped('2026-01-01 00:00'), from, to: from + days * 86_400_000 };
        })
        .filter(({ from }) => from <= done);
      const spent = spentTime(rule('working_day', 400), calendar, received, stops, done)!.amount;
      const spans = stops.map(({ from, to }) => [from, Math.min(to ?? done, done)] as const);
      expect(spent).toBe(workingDaysOf({ receivedAt: received, endedAt: done, stops: spans }));
      if (stops.length > 0 || spent === 0) return;
      const dueBy = (amount: number) => countsAs(promise(rule('working_day', amount), calendar, received).statutoryAt!);
      expect(dueBy(spent)).toBe(countsAs(done));
    }),
    { numRuns: 1500, seed: 20260310 },
  );
});
