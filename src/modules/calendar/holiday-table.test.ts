import { describe, expect, test } from 'vitest';
import { dayNumber, weekdayOf } from './day-number.ts';
import { tablesToPublish } from './holiday-table.ts';
import { referenceHolidays } from './reference-holidays.ts';
import { usualSchedule } from './weekly-schedule.ts';
import { buildCalendar } from './working-time.ts';

const all = referenceHolidays.flatMap((table) => table.days.map((day) => ({ ...day, year: table.year })));

describe('the holidays that come with the product', () => {
  test('are of their year, each with a name in two languages and a reference', () => {
    for (const { day, year, name, nameEn, legalRef } of all) {
      expect(day.slice(0, 4)).toBe(String(year));
      expect([name, nameEn ?? '', legalRef].every((text) => text.length > 3)).toBe(true);
    }
    expect(new Set(all.map(({ day }) => day)).size).toBe(all.length);
  });

  test('leave exactly these weekdays out and work exactly these Saturdays', () => {
    const off = (year: number) =>
      all.filter(
        (day) => day.year === year && day.kind !== 'swapped_working' && ![0, 6].includes(weekdayOf(dayNumber(day.day))),
      );
    expect(
      off(2024)
        .map(({ day }) => day.slice(5))
        .join(' '),
    ).toBe('01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03');
    expect(
      off(2025)
        .map(({ day }) => day.slice(5))
        .join(' '),
    ).toBe('01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02');
    expect(
      off(2026)
        .map(({ day }) => day.slice(5))
        .join(' '),
    ).toBe('01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24');
    const lent = all.filter(({ kind }) => kind === 'swapped_working').map(({ day }) => day);
    expect(lent).toEqual(['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22']);
    expect(lent.every((day) => weekdayOf(dayNumber(day)) === 6)).toBe(true);
  });

  test('pair every swapped day with one that names it back', () => {
    for (const { day, kind, swappedWith } of all) {
      if (!kind.startsWith('swapped')) continue;
      expect(all.find((other) => other.day === swappedWith)?.swappedWith).toBe(day);
    }
  });

  test('give a day in lieu for every holiday on a weekend (Điều 111 khoản 3, Bộ luật Lao động)', () => {
    for (const year of [2024, 2025, 2026, 2027]) {
      const ofYear = all.filter((day) => day.year === year);
      const onWeekend = ofYear.filter(
        (day) => day.kind === 'holiday' && [0, 6].includes(weekdayOf(dayNumber(day.day))),
      );
      expect(ofYear.filter(({ kind }) => kind === 'compensatory')).toHaveLength(onWeekend.length);
    }
  });

  test('of 2027 are proposed as long as no notice is out', () => {
    expect(referenceHolidays.find(({ year }) => year === 2027)?.status).toBe('proposed');
    const calendar = buildCalendar({ schedules: [usualSchedule], tables: referenceHolidays });
    expect(calendar.special(dayNumber('2027-02-06'))?.status).toBe('proposed');
  });
});

describe('the warning about holiday tables', () => {
  const tables = referenceHolidays;
  test('is silent until 1 October, then names a next year that is only proposed', () => {
    expect(tablesToPublish(tables, '2026-09-30')).toEqual([]);
    expect(tablesToPublish(tables, '2026-10-01')).toEqual([{ year: 2027, problem: 'proposed' }]);
  });
  test('names a next year that is missing, and a current year that never was published', () => {
    expect(tablesToPublish(tables, '2027-12-31')).toEqual([
      { year: 2027, problem: 'proposed' },
      { year: 2028, problem: 'missing' },
    ]);
    expect(tablesToPublish(tables, '2028-01-01')).toEqual([{ year: 2028, problem: 'missing' }]);
  });
  test('ends when the table is published', () => {
    const published = tables.map((table) => ({ ...table, status: 'published' as const }));
    expect(tablesToPublish(published, '2026-11-23')).toEqual([]);
  });
});
