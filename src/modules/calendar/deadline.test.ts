import { describe, expect, test } from 'vitest';
import { dayOf, instantOf, timeOf } from '#platform/clock';
import type { ClockStop } from './clock-stop.ts';
import { promise } from './deadline.ts';
import { referenceHolidays } from './reference-holidays.ts';
import type { DeadlineRule, TimeLimit } from './time-limit.ts';
import { readSessions, usualSchedule } from './weekly-schedule.ts';
import { buildCalendar } from './working-time.ts';

const calendar = buildCalendar({ schedules: [usualSchedule], tables: referenceHolidays });
const at = (text: string): number => {
  const [hours, minutes] = text.slice(11).split(':').map(Number);
  return instantOf(text.slice(0, 10), (hours ?? 0) * 60 + (minutes ?? 0));
};
const written = (instant: number | undefined) => instant && `${dayOf(instant)} ${timeOf(instant)}`;
const rule = (unit: TimeLimit['unit'], amount = 0, more: Partial<DeadlineRule> = {}): DeadlineRule => ({
  statutory: { unit, amount },
  legalRef: 'Điều 1',
  countsFrom: 'next_day',
  ...more,
});
const stop = (from: string, to: string | undefined, effect: ClockStop['effect'] = 'shift'): ClockStop => ({
  from: at(from),
  to: to === undefined ? undefined : at(to),
  effect,
  reason: 'supplement',
  legalRef: 'Điều 2',
  approvedBy: 'Chi',
});
const due = (given: DeadlineRule, received: string, ...stops: ClockStop[]) =>
  written(promise(given, calendar, at(received), stops).promisedAt);

const fromReceipt = { countsFrom: 'same_moment' } as const;

describe('working hours', () => {
  test('run inside the sessions only', () => {
    expect(due(rule('working_hour', 2, fromReceipt), '2026-03-02 10:30')).toBe('2026-03-02 14:30');
    expect(due(rule('working_hour', 8, fromReceipt), '2026-03-02 08:00')).toBe('2026-03-03 08:30');
    expect(due(rule('working_hour', 0.5, fromReceipt), '2026-03-02 08:00')).toBe('2026-03-02 08:30');
  });
  test('that fill a session end with it, not with the next one', () => {
    expect(due(rule('working_hour', 4, fromReceipt), '2026-03-02 07:30')).toBe('2026-03-02 11:30');
    expect(due(rule('working_hour', 3.5, fromReceipt), '2026-03-02 13:30')).toBe('2026-03-02 17:00');
  });
  test('start at 13:30 for a receipt at 11:31, and next morning for one at 17:01', () => {
    expect(due(rule('working_hour', 1, fromReceipt), '2026-03-02 11:31')).toBe('2026-03-02 14:30');
    expect(due(rule('working_hour', 1, fromReceipt), '2026-03-02 17:01')).toBe('2026-03-03 08:30');
    expect(due(rule('working_hour', 1, fromReceipt), '2026-03-02 05:00')).toBe('2026-03-02 08:30');
  });
  test('received on Friday evening run from Monday morning', () => {
    expect(due(rule('working_hour', 2, fromReceipt), '2026-03-06 18:00')).toBe('2026-03-09 09:30');
  });
  test('counted from the next day leave the day of receipt out', () => {
    expect(due(rule('working_hour', 2), '2026-03-02 08:00')).toBe('2026-03-03 09:30');
  });
  test('wait for the next working day after the last hour of receipt where a sector says so', () => {
    const lastHour = { ...fromReceipt, lastReceipt: '16:00' };
    expect(due(rule('working_hour', 1, lastHour), '2026-03-02 16:00')).toBe('2026-03-02 17:00');
    expect(due(rule('working_hour', 1, lastHour), '2026-03-02 16:01')).toBe('2026-03-03 08:30');
  });
});

describe('clock hours', () => {
  test('run day and night, through Tết', () => {
    expect(due(rule('hour', 12), '2026-02-13 20:15')).toBe('2026-02-14 08:15');
    expect(due(rule('hour', 12), '2026-02-13 20:15', stop('2026-02-13 21:00', '2026-02-13 23:30'))).toBe(
      '2026-02-14 10:45',
    );
  });
});

describe('working days', () => {
  test('end with the last session of the n-th working day after receipt', () => {
    expect(due(rule('working_day', 3), '2026-03-02 08:00')).toBe('2026-03-05 17:00');
    expect(due(rule('working_day', 3), '2026-03-02 17:00')).toBe('2026-03-05 17:00');
  });
  test('received after hours count as received the next working day', () => {
    expect(due(rule('working_day', 3), '2026-03-02 17:01')).toBe('2026-03-06 17:00');
    expect(due(rule('working_day', 1), '2026-03-06 17:01')).toBe('2026-03-10 17:00');
    expect(due(rule('working_day', 1), '2026-03-07 09:00')).toBe('2026-03-10 17:00');
  });
  test('begin with the day of receipt where the rule counts from there', () => {
    expect(due(rule('working_day', 1, fromReceipt), '2026-03-02 08:00')).toBe('2026-03-02 17:00');
    expect(due(rule('working_day', 2, fromReceipt), '2026-03-06 17:01')).toBe('2026-03-10 17:00');
  });
  test('leave out Tết', () => {
    expect(due(rule('working_day', 1), '2026-02-13 09:00')).toBe('2026-02-23 17:00');
    expect(due(rule('working_day', 5), '2026-02-12 15:20')).toBe('2026-02-26 17:00');
  });
  test('leave out Vietnamese Culture Day and a day off in lieu, and count a working Saturday', () => {
    expect(due(rule('working_day', 1), '2026-11-23 09:00')).toBe('2026-11-25 17:00');
    expect(due(rule('working_day', 1), '2026-04-24 09:00')).toBe('2026-04-28 17:00');
    expect(due(rule('working_day', 1), '2026-08-21 09:00')).toBe('2026-08-22 17:00');
    expect(due(rule('working_day', 1), '2026-08-28 09:00')).toBe('2026-09-03 17:00');
  });
  test('end at noon where the last day is a half day', () => {
    const morning = readSessions('07:30-11:30')!;
    const week = [...usualSchedule.week.slice(0, 6), morning];
    const openSaturdays = buildCalendar({ schedules: [{ ...usualSchedule, week }], tables: referenceHolidays });
    const promised = promise(rule('working_day', 1), openSaturdays, at('2026-03-06 09:00'));
    expect(written(promised.promisedAt)).toBe('2026-03-07 11:30');
  });
});

describe('the same day', () => {
  test('is owed for receipts up to 15:00, else the next working day', () => {
    expect(due(rule('same_day'), '2026-03-02 07:00')).toBe('2026-03-02 17:00');
    expect(due(rule('same_day'), '2026-03-02 14:59')).toBe('2026-03-02 17:00');
    expect(due(rule('same_day'), '2026-03-02 15:00')).toBe('2026-03-02 17:00');
    expect(due(rule('same_day'), '2026-03-02 15:01')).toBe('2026-03-03 17:00');
    expect(due(rule('same_day'), '2026-03-06 15:20')).toBe('2026-03-09 17:00');
  });
  test('after 15:00 on the last day before Tết is the first day after it', () => {
    expect(due(rule('same_day'), '2026-02-13 14:30')).toBe('2026-02-13 17:00');
    expect(due(rule('same_day'), '2026-02-13 15:20')).toBe('2026-02-23 17:00');
  });
  test('may have another cut-off', () => {
    expect(due(rule('same_day', 0, { sameDayCutOff: '10:00' }), '2026-03-02 10:01')).toBe('2026-03-03 17:00');
  });
  test('completed after 15:00 is owed the next working day', () => {
    expect(due(rule('same_day'), '2026-03-02 08:00', stop('2026-03-02 09:00', '2026-03-02 14:00'))).toBe(
      '2026-03-02 17:00',
    );
    expect(due(rule('same_day'), '2026-03-02 08:00', stop('2026-03-02 09:00', '2026-03-02 15:30'))).toBe(
      '2026-03-03 17:00',
    );
  });
});

describe('days, months and years of the calendar', () => {
  test('give way to the next working day when the last one is off', () => {
    expect(due(rule('day', 10), '2026-03-02 09:00')).toBe('2026-03-12 17:00');
    expect(due(rule('day', 5), '2026-03-02 09:00')).toBe('2026-03-09 17:00');
    expect(due(rule('day', 15), '2026-02-02 09:00')).toBe('2026-02-23 17:00');
    expect(due(rule('day', 10, fromReceipt), '2026-03-02 09:00')).toBe('2026-03-11 17:00');
  });
  test('are clipped to the end of a shorter month', () => {
    expect(due(rule('month', 1), '2025-01-31 08:00')).toBe('2025-03-03 17:00');
    expect(due(rule('month', 1), '2026-03-31 08:00')).toBe('2026-05-04 17:00');
    expect(due(rule('month', 3), '2026-11-30 08:00')).toBe('2027-03-01 17:00');
    expect(due(rule('month', 1), '2024-01-31 08:00')).toBe('2024-02-29 17:00');
  });
  test('know the leap day', () => {
    expect(due(rule('year', 1), '2024-02-29 08:00')).toBe('2025-02-28 17:00');
    expect(due(rule('year', 4), '2024-02-29 08:00')).toBe('2028-02-29 17:00');
    expect(due(rule('working_day', 1), '2024-02-28 08:00')).toBe('2024-02-29 17:00');
  });
});

describe('a stop that shifts', () => {
  test('adds the working days after the one it began, up to the one it ended', () => {
    expect(due(rule('working_day', 5), '2026-03-02 08:00', stop('2026-03-04 10:00', '2026-03-06 14:00'))).toBe(
      '2026-03-11 17:00',
    );
  });
  test('across a weekend adds no weekend to working days, but does to days', () => {
    const weekend = stop('2026-03-06 10:00', '2026-03-09 09:00');
    expect(due(rule('working_day', 5), '2026-03-02 08:00', weekend)).toBe('2026-03-10 17:00');
    expect(due(rule('day', 14), '2026-03-02 08:00', weekend)).toBe('2026-03-19 17:00');
  });
  test('adds working minutes to working hours', () => {
    const overNoon = stop('2026-03-02 11:00', '2026-03-02 14:00');
    expect(due(rule('working_hour', 4, fromReceipt), '2026-03-02 08:00', overNoon)).toBe('2026-03-02 15:00');
  });
  test('ending after hours lasts to the next working day', () => {
    expect(due(rule('working_day', 5), '2026-03-02 08:00', stop('2026-03-04 10:00', '2026-03-05 18:00'))).toBe(
      '2026-03-11 17:00',
    );
  });
  test('on days off only, or overnight, adds nothing to working days', () => {
    expect(due(rule('working_day', 5), '2026-03-02 08:00', stop('2026-03-07 09:00', '2026-03-08 10:00'))).toBe(
      '2026-03-09 17:00',
    );
    expect(due(rule('working_day', 5), '2026-03-02 08:00', stop('2026-03-04 17:30', '2026-03-05 10:00'))).toBe(
      '2026-03-09 17:00',
    );
  });
  test('during the days off after the last day puts off the end until it is over', () => {
    const overSunday = stop('2026-03-08 10:00', '2026-03-11 09:00');
    expect(due(rule('day', 5), '2026-03-02 09:00', overSunday)).toBe('2026-03-11 17:00');
  });
  test('is not counted twice where two overlap', () => {
    const stops = [stop('2026-03-03 10:00', '2026-03-05 10:00'), stop('2026-03-04 08:00', '2026-03-06 08:00')];
    expect(due(rule('working_day', 5), '2026-03-02 08:00', ...stops)).toBe('2026-03-12 17:00');
    expect(due(rule('working_day', 5), '2026-03-02 08:00', ...stops.reverse())).toBe('2026-03-12 17:00');
  });
  test('begun when the limit had run out changes nothing', () => {
    expect(due(rule('working_day', 1), '2026-03-02 08:00', stop('2026-03-03 17:00', '2026-03-20 08:00'))).toBe(
      '2026-03-03 17:00',
    );
    expect(due(rule('working_day', 1), '2026-03-02 08:00', stop('2026-03-05 08:00', undefined, 'restart'))).toBe(
      '2026-03-03 17:00',
    );
  });
  test('that still lasts leaves the day where it was, and says since when the clock stands', () => {
    const promised = promise(rule('working_day', 5), calendar, at('2026-03-02 08:00'), [
      stop('2026-03-04 10:00', undefined),
    ]);
    expect(written(promised.promisedAt)).toBe('2026-03-09 17:00');
    expect(written(promised.pausedSince)).toBe('2026-03-04 10:00');
  });
  test('overlapped by one that still lasts ends where that began', () => {
    const stops = [stop('2026-03-03 10:00', '2026-03-06 10:00'), stop('2026-03-05 10:00', undefined)];
    expect(due(rule('working_day', 5), '2026-03-02 08:00', ...stops)).toBe('2026-03-11 17:00');
  });
  test('ended before it began, by a clock set back, lasts no time', () => {
    expect(due(rule('working_day', 5), '2026-03-02 08:00', stop('2026-03-04 10:00', '2026-03-01 10:00'))).toBe(
      '2026-03-09 17:00',
    );
  });
});

describe('a stop that restarts', () => {
  test('counts the whole limit again from the complete dossier', () => {
    const supplement = stop('2026-03-03 10:00', '2026-03-11 09:00', 'restart');
    expect(due(rule('working_day', 3), '2026-03-02 08:00', supplement)).toBe('2026-03-16 17:00');
    expect(due(rule('month', 1), '2026-03-02 08:00', supplement)).toBe('2026-04-13 17:00');
    expect(due(rule('working_hour', 2, fromReceipt), '2026-03-03 09:00', supplement)).toBe('2026-03-11 11:00');
  });
  test('completed on a day off counts from the next working day', () => {
    expect(
      due(rule('working_day', 1), '2026-03-02 08:00', stop('2026-03-02 10:00', '2026-03-07 09:00', 'restart')),
    ).toBe('2026-03-10 17:00');
  });
  test('while it lasts promises nothing', () => {
    const promised = promise(rule('working_day', 3), calendar, at('2026-03-02 08:00'), [
      stop('2026-03-03 10:00', undefined, 'restart'),
    ]);
    expect(promised.promisedAt).toBeUndefined();
    expect(promised.statutoryAt).toBeUndefined();
    expect(written(promised.pausedSince)).toBe('2026-03-03 10:00');
  });
  test('forgets the shifts before it and keeps those after it', () => {
    const stops = [
      stop('2026-03-03 08:00', '2026-03-05 08:00'),
      stop('2026-03-06 08:00', '2026-03-11 08:00', 'restart'),
      stop('2026-03-12 08:00', '2026-03-13 08:00'),
    ];
    expect(due(rule('working_day', 3), '2026-03-02 08:00', ...stops)).toBe('2026-03-17 17:00');
  });
});

describe('two limits', () => {
  const cut = rule('working_day', 5, { local: { unit: 'working_day', amount: 3 }, localRef: 'Quyết định 9' });
  test('are both computed, and people are promised the shorter', () => {
    const promised = promise(cut, calendar, at('2026-03-02 08:00'));
    expect(written(promised.statutoryAt)).toBe('2026-03-09 17:00');
    expect(written(promised.localAt)).toBe('2026-03-05 17:00');
    expect(promised.promisedAt).toBe(promised.localAt);
  });
  test('never promise later than the law, whatever the local limit says', () => {
    const longer = rule('working_day', 2, { local: { unit: 'day', amount: 30 } });
    expect(due(longer, '2026-03-02 08:00')).toBe('2026-03-04 17:00');
  });
  test('take a local limit alone where the law sets none, and none where nobody does', () => {
    expect(due(rule('none', 0, { local: { unit: 'working_day', amount: 3 } }), '2026-03-02 08:00')).toBe(
      '2026-03-05 17:00',
    );
    expect(due(rule('none'), '2026-03-02 08:00')).toBeUndefined();
  });
  test('move by a stop begun between them only where it still ran', () => {
    const promised = promise(cut, calendar, at('2026-03-02 08:00'), [stop('2026-03-06 08:00', '2026-03-10 08:00')]);
    expect(written(promised.localAt)).toBe('2026-03-05 17:00');
    const atItsEnd = promise(cut, calendar, at('2026-03-02 08:00'), [stop('2026-03-05 17:00', '2026-03-10 08:00')]);
    expect(written(atItsEnd.localAt)).toBe('2026-03-05 17:00');
    expect(written(promised.statutoryAt)).toBe('2026-03-11 17:00');
  });
});

test('both begin again from a complete dossier, even when the shorter had run out', () => {
  const cut = rule('working_day', 5, { local: { unit: 'working_day', amount: 3 } });
  expect(due(cut, '2026-03-02 08:00', stop('2026-03-06 08:00', '2026-03-10 08:00', 'restart'))).toBe(
    '2026-03-13 17:00',
  );
});

test('an amount that cannot be counted is refused', () => {
  for (const amount of [0, -1, 1.5, Number.NaN, 1e9]) {
    expect(() => due(rule('working_day', amount), '2026-03-02 08:00')).toThrow('calendar.limit_not_countable');
  }
});

test('a day outside the years of the calendar is refused, not guessed', () => {
  expect(() => due(rule('working_day', 1), '2019-12-31 08:00')).toThrow('calendar.out_of_range');
  expect(() => due(rule('working_day', 5), '2040-12-31 08:00')).toThrow('calendar.out_of_range');
  expect(() => due(rule('working_hour', 100), '2040-12-31 08:00')).toThrow('calendar.out_of_range');
});

test('seconds do not count', () => {
  const late = promise(rule('same_day'), calendar, at('2026-03-02 15:00') + 59_999);
  expect(written(late.promisedAt)).toBe('2026-03-02 17:00');
});
