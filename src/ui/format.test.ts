import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  dateOf,
  dateTimeOf,
  fileSizeOf,
  longDateOf,
  maskIdentity,
  moneyOf,
  numberOf,
  percentOf,
  timeOfDay,
  weekdayOf,
  workingTimeOf,
} from './format.ts';

const at = (text: string): number => Date.parse(`${text}+07:00`);

describe('days and times', () => {
  test.each([
    [dateOf('2026-02-05'), '05/02/2026'],
    [dateOf('2026-02-05', 'en'), '5 Feb 2026'],
    [dateOf(at('2026-12-31T23:59')), '31/12/2026'],
    [dateOf(at('2027-01-01T00:00')), '01/01/2027'],
    [dateOf(at('2024-02-29T06:30')), '29/02/2024'],
    [dateTimeOf(at('2026-02-05T07:05')), '05/02/2026 07:05'],
    [dateTimeOf(at('2026-02-05T00:00'), 'en'), '5 Feb 2026 00:00'],
    [timeOfDay(at('1969-12-31T23:59')), '23:59'],
    [longDateOf('2026-02-05'), 'ngày 05 tháng 02 năm 2026'],
    [longDateOf('2026-03-15'), 'ngày 15 tháng 3 năm 2026'],
    [longDateOf(at('2026-11-02T08:00')), 'ngày 02 tháng 11 năm 2026'],
    [longDateOf('2026-02-05', 'en'), '5 February 2026'],
    [weekdayOf('2026-02-12'), 'thứ Năm'],
    [weekdayOf('2026-11-22'), 'Chủ nhật'],
    [weekdayOf(at('2026-11-23T00:10'), 'en'), 'Monday'],
  ])('%s is %s', (shown, expected) => expect(shown).toBe(expected));

  it('names the same day and time as Intl does for Việt Nam', () => {
    const intl = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Bangkok',
      dateStyle: 'short',
      timeStyle: 'short',
      calendar: 'gregory',
    });
    fc.assert(
      fc.property(fc.integer({ min: at('1930-01-01T00:00'), max: at('2199-12-31T23:59') }), (ms) => {
        expect(dateTimeOf(ms)).toBe(intl.format(ms).replace(', ', ' '));
      }),
    );
  });
});

describe('numbers', () => {
  test.each([
    [numberOf(1234567.89), '1.234.567,89'],
    [numberOf(1234567.89, 'en'), '1,234,567.89'],
    [numberOf(999), '999'],
    [numberOf(1000), '1.000'],
    [numberOf(-1500.5), '-1.500,5'],
    [numberOf(-0.001), '0'],
    [numberOf(2.5, 'vi', 0), '3'],
    [numberOf(Number.NaN), '–'],
    [moneyOf(100000), '100.000 đồng'],
    [moneyOf(0), '0 đồng'],
    [moneyOf(100000, 'en'), 'VND 100,000'],
    [percentOf(0.985), '98,5%'],
    [percentOf(1), '100%'],
    [percentOf(0.9999), '99,9%'],
    [percentOf(0.00001), '0,1%'],
    [percentOf(0), '0%'],
    [percentOf(0 / 0), '–'],
    [fileSizeOf(0), '1 KB'],
    [fileSizeOf(870_000), '850 KB'],
    [fileSizeOf(1_258_291), '1,2 MB'],
  ])('%s is %s', (shown, expected) => expect(shown).toBe(expected));

  it('writes hundredths as Intl does', () => {
    const intl = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (hundredths) => {
        if (hundredths === 0) return;
        expect(numberOf(hundredths / 100)).toBe(intl.format(hundredths / 100));
      }),
    );
  });
});

describe('an identity number', () => {
  test.each([
    ['040090001234', '********1234'],
    ['123456789', '*****6789'],
    ['123456', '******'],
    ['', ''],
  ])('%s is shown as %s', (number, shown) => expect(maskIdentity(number)).toBe(shown));
});

describe('working time left', () => {
  test.each([
    [workingTimeOf(660), 'còn 1 ngày 3 giờ làm việc'],
    [workingTimeOf(480), 'còn 1 ngày làm việc'],
    [workingTimeOf(119), 'còn 1 giờ làm việc'],
    [workingTimeOf(45), 'còn 45 phút làm việc'],
    [workingTimeOf(0), 'đến hạn'],
    [workingTimeOf(-1), 'quá hạn 1 phút'],
    [workingTimeOf(-120), 'quá hạn 2 giờ'],
    [workingTimeOf(-1500), 'quá hạn 3 ngày 1 giờ'],
    [workingTimeOf(450, 'vi', 420), 'còn 1 ngày làm việc'],
    [workingTimeOf(660, 'en'), '1 day 3 hours of working time left'],
    [workingTimeOf(-60, 'en'), '1 hour overdue'],
  ])('%s', (shown, expected) => expect(shown).toBe(expected));
});
