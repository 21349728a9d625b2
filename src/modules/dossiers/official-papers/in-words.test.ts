import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from '#platform/clock';
import {
  amountInFigures,
  amountInWords,
  dateInWords,
  momentInWords,
  phoneInGroups,
  shortMoment,
  twoDigits,
} from './in-words.ts';

describe('an amount in words', () => {
  test.each([
    [0, 'Không đồng'],
    [1, 'Một đồng'],
    [4, 'Bốn đồng'],
    [5, 'Năm đồng'],
    [10, 'Mười đồng'],
    [11, 'Mười một đồng'],
    [14, 'Mười bốn đồng'],
    [15, 'Mười lăm đồng'],
    [20, 'Hai mươi đồng'],
    [21, 'Hai mươi mốt đồng'],
    [24, 'Hai mươi tư đồng'],
    [25, 'Hai mươi lăm đồng'],
    [99, 'Chín mươi chín đồng'],
    [100, 'Một trăm đồng'],
    [101, 'Một trăm linh một đồng'],
    [104, 'Một trăm linh bốn đồng'],
    [105, 'Một trăm linh năm đồng'],
    [110, 'Một trăm mười đồng'],
    [111, 'Một trăm mười một đồng'],
    [115, 'Một trăm mười lăm đồng'],
    [121, 'Một trăm hai mươi mốt đồng'],
    [555, 'Năm trăm năm mươi lăm đồng'],
    [1_000, 'Một nghìn đồng'],
    [1_001, 'Một nghìn không trăm linh một đồng'],
    [1_010, 'Một nghìn không trăm mười đồng'],
    [2_000, 'Hai nghìn đồng'],
    [10_000, 'Mười nghìn đồng'],
    [21_000, 'Hai mươi mốt nghìn đồng'],
    [105_000, 'Một trăm linh năm nghìn đồng'],
    [200_000, 'Hai trăm nghìn đồng'],
    [1_000_000, 'Một triệu đồng'],
    [1_000_001, 'Một triệu không trăm linh một đồng'],
    [1_005_000, 'Một triệu không trăm linh năm nghìn đồng'],
    [1_250_000, 'Một triệu hai trăm năm mươi nghìn đồng'],
    [1_000_000_000, 'Một tỷ đồng'],
    [1_000_000_005, 'Một tỷ không trăm linh năm đồng'],
    [15_000_000_000, 'Mười lăm tỷ đồng'],
    [1_234_567_891, 'Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt đồng'],
    [1_000_000_000_000, 'Một nghìn tỷ đồng'],
    [2_500_000_000_000, 'Hai nghìn năm trăm tỷ đồng'],
  ])('%i is read %s', (amount, words) => {
    expect(amountInWords(amount)).toBe(words);
  });

  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is refused', (amount) => {
    expect(() => amountInWords(amount)).toThrow(RangeError);
  });

  test('no two amounts are read alike', () => {
    const amount = fc.integer({ min: 0, max: 2_000_000_000 });
    fc.assert(fc.property(amount, amount, (a, b) => a === b || amountInWords(a) !== amountInWords(b)));
  });

  test('no amount leaves a gap, a capital within or an undefined word', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (amount) => {
        expect(amountInWords(amount)).toMatch(/^\p{Lu}\p{Ll}*( \p{Ll}+)* đồng$/u);
      }),
    );
  });
});

test.each([
  [0, '0 đồng'],
  [999, '999 đồng'],
  [8000, '8.000 đồng'],
  [105_000, '105.000 đồng'],
  [1_234_567, '1.234.567 đồng'],
])('%i is written %s', (amount, figures) => {
  expect(amountInFigures(amount)).toBe(figures);
});

test.each([
  ['2026-02-05', 'ngày 05 tháng 02 năm 2026'],
  ['2026-01-31', 'ngày 31 tháng 01 năm 2026'],
  ['2026-03-09', 'ngày 09 tháng 3 năm 2026'],
  ['2026-12-10', 'ngày 10 tháng 12 năm 2026'],
])('the day %s is written %s', (day, words) => {
  expect(dateInWords(day)).toBe(words);
});

test('an instant is told in the time of Viet Nam', () => {
  const at = instantOf('2026-02-05', 8 * 60 + 5);
  expect(momentInWords(at)).toBe('08 giờ 05 phút, ngày 05 tháng 02 năm 2026');
  expect(shortMoment(at)).toBe('08:05 05/02/2026');
});

test('counts below ten take a nought', () => {
  expect([1, 10, 120].map(twoDigits)).toEqual(['01', '10', '120']);
});

test.each([
  ['0912345678', '0912 345 678'],
  ['02183800127', '0218 380 0127'],
  ['0218 3800 127', '0218 3800 127'],
  ['+84912345678', '+84912345678'],
])('the telephone number %s is printed %s', (phone, printed) => {
  expect(phoneInGroups(phone)).toBe(printed);
});
