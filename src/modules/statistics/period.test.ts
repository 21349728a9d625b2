import { describe, expect, test } from 'vitest';
import { dayOf } from '#platform/clock';
import { firstDayOf, monthsUpTo, type PeriodKind, periodKinds, periodOn, readPeriod, shiftPeriod } from './period.ts';

const days = (key: string, beginsOnDay = 1) => {
  const period = readPeriod(key, beginsOnDay)!;
  return [dayOf(period.from), dayOf(period.to - 1)];
};

describe('a period by calendar months', () => {
  test.each([
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2028', '2028-01-01', '2028-12-31'],
  ])('%s runs from %s to %s', (key, from, to) => expect(days(key)).toEqual([from, to]));
});

describe('a period from the 15th', () => {
  test.each([
    ['2026-01', '2025-12-15', '2026-01-14'],
    ['2026-03', '2026-02-15', '2026-03-14'],
    ['2026-Q1', '2025-12-15', '2026-03-14'],
    ['2026-H1', '2025-12-15', '2026-06-14'],
    ['2026', '2025-12-15', '2026-12-14'],
  ])('%s runs from %s to %s', (key, from, to) => expect(days(key, 15)).toEqual([from, to]));

  test.each([
    ['2026-01-14', '2026-01'],
    ['2026-01-15', '2026-02'],
    ['2026-12-15', '2027-01'],
  ])('%s lies in %s', (day, key) => expect(periodOn(day, 'month', 15).key).toBe(key));
});

test.each(['', '2026-13', '2026-00', '2026-Q5', '2026-H3', '26-01', '1999', "2026' or 1=1"])('%j is no period', (key) =>
  expect(readPeriod(key)).toBeUndefined(),
);

test.each(periodKinds)('a %s meets the next without gap, back and forth over the years', (kind: PeriodKind) => {
  for (const begins of [1, 15]) {
    for (let i = 0, period = periodOn('2024-11-20', kind, begins); i < 30; i++) {
      const next = shiftPeriod(period, 1, begins);
      expect(next.from).toBe(period.to);
      expect(shiftPeriod(next, -1, begins)).toEqual(period);
      expect(readPeriod(next.key, begins)).toEqual(next);
      expect(periodOn(dayOf(next.from), kind, begins)).toEqual(next);
      period = next;
    }
  }
});

test('a month is shown beside those before it, a year with the months that have begun', () => {
  const now = Date.parse('2026-03-10T10:00:00+07:00');
  const keys = (key: string) => monthsUpTo(readPeriod(key)!, now, 6).map((month) => month.key);
  expect(keys('2026-02')).toEqual(['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02']);
  expect(keys('2026')).toEqual(['2026-01', '2026-02', '2026-03']);
  expect(firstDayOf(readPeriod('2026-Q2')!)).toBe('2026-04-01');
});
