import { describe, expect, test } from 'vitest';
import { instantOf } from '#platform/clock';
import { dayNumber, dayWithNumber } from './day-number.ts';
import { referenceHolidays } from './reference-holidays.ts';
import { readSessions, timeOfMinutes, usualSchedule, type WeeklySchedule, writeSessions } from './weekly-schedule.ts';
import { buildCalendar, remaining, sessionsOn, workingDayAfter, workingMinutesBetween } from './working-time.ts';

const calendar = buildCalendar({ schedules: [usualSchedule], tables: referenceHolidays });
const at = (day: string, hours: number, minutes = 0) => instantOf(day, hours * 60 + minutes);

describe('the working calendar', () => {
  test('opens on working days and lent Saturdays, not on weekends and holidays', () => {
    const hours = (day: string) => writeSessions(sessionsOn(calendar, day));
    expect(hours('2026-03-02')).toBe('07:30-11:30, 13:30-17:00');
    expect(hours('2026-03-07')).toBe('');
    expect(hours('2026-02-17')).toBe('');
    expect(hours('2026-01-10')).toBe('07:30-11:30, 13:30-17:00');
    expect(hours('2026-08-31')).toBe('');
  });

  test('gives a lent Saturday the hours of the day it stands in for', () => {
    const week = usualSchedule.week.with(1, readSessions('08:00-11:00') ?? []);
    const shortMondays = buildCalendar({ schedules: [{ ...usualSchedule, week }], tables: referenceHolidays });
    expect(writeSessions(sessionsOn(shortMondays, '2026-08-22'))).toBe('08:00-11:00');
    expect(writeSessions(sessionsOn(shortMondays, '2026-01-10'))).toBe('07:30-11:30, 13:30-17:00');
  });

  test('keeps a schedule only while it is valid, the later in the list ruling', () => {
    const summer: WeeklySchedule = {
      validFrom: '2026-06-01',
      validTo: '2026-07-29',
      legalRef: 'Quyết định giờ mùa hè',
      week: usualSchedule.week.map((day) => (day.length > 0 ? (readSessions('07:00-11:00, 13:00-17:00') ?? []) : [])),
    };
    const both = buildCalendar({ schedules: [usualSchedule, summer], tables: referenceHolidays });
    expect(sessionsOn(both, '2026-05-29')[0]?.from).toBe(450);
    expect(sessionsOn(both, '2026-06-01')[0]?.from).toBe(420);
    expect(sessionsOn(both, '2026-07-29')[0]?.from).toBe(420);
    expect(sessionsOn(both, '2026-07-30')[0]?.from).toBe(450);
  });

  test('knows which years have no table, and which only a proposed one', () => {
    const later = [2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035, 2036, 2037, 2038, 2039, 2040];
    expect(calendar.missingYears).toEqual([2020, 2021, 2022, 2023, ...later]);
    expect([2026, 2027, 2028].map(calendar.tableOf)).toEqual(['published', 'proposed', 'missing']);
  });

  test('covers 2020 to 2040 and is built in a few milliseconds', () => {
    const before = performance.now();
    for (let round = 0; round < 10; round += 1)
      buildCalendar({ schedules: [usualSchedule], tables: referenceHolidays });
    expect((performance.now() - before) / 10).toBeLessThan(100);
    expect(workingDayAfter(calendar, '2020-01-01', 1)).toBe('2020-01-02');
    expect(workingDayAfter(calendar, '2040-12-28', 1)).toBe('2040-12-31');
    expect(() => sessionsOn(calendar, '2041-01-01')).toThrow('calendar.out_of_range');
    expect(() => sessionsOn(calendar, '2019-12-31')).toThrow('calendar.out_of_range');
  });
});

describe('working minutes', () => {
  test('between two instants leave out noon, nights, weekends and holidays', () => {
    expect(workingMinutesBetween(calendar, at('2026-03-02', 11), at('2026-03-02', 14))).toBe(60);
    expect(workingMinutesBetween(calendar, at('2026-03-06', 16), at('2026-03-09', 8))).toBe(90);
    expect(workingMinutesBetween(calendar, at('2026-02-13', 17), at('2026-02-23', 7, 30))).toBe(0);
    expect(workingMinutesBetween(calendar, at('2026-03-03', 9), at('2026-03-02', 9))).toBe(0);
  });
  test('left are negative once the promise is past', () => {
    const due = at('2026-03-02', 17);
    expect(remaining(calendar, at('2026-03-02', 16), due)).toBe(60);
    expect(remaining(calendar, at('2026-03-03', 8), due)).toBe(-30);
    expect(Object.is(remaining(calendar, at('2026-03-02', 20), due), 0)).toBe(true);
  });
});

describe('hours as people write them', () => {
  test('are read and written back', () => {
    expect(readSessions('7:30-11:30')).toBeUndefined();
    expect(readSessions('07:30 – 11:30,13:30-17:00')).toEqual([
      { from: 450, to: 690 },
      { from: 810, to: 1020 },
    ]);
    expect(readSessions(' ')).toEqual([]);
    expect(readSessions('22:00-24:00')).toEqual([{ from: 1320, to: 1440 }]);
    expect(timeOfMinutes(5)).toBe('00:05');
  });
  test.each([
    '25:00-26:00',
    '11:30-07:30',
    '08:00-08:00',
    '07:30-11:30, 11:00-12:00',
    '07:30-11:30, 11:30-12:00',
    '07:30',
    '08:00-09:60',
    '00:00-24:01',
    'a-b',
  ])('are refused when they make no sense: %s', (text) => expect(readSessions(text)).toBeUndefined());
});

test('a day and its number lead to each other, before 1970 too', () => {
  for (const day of ['1969-12-31', '1970-01-01', '2024-02-29', '2040-12-31']) {
    expect(dayWithNumber(dayNumber(day))).toBe(day);
  }
});
