import { describe, expect, test } from 'vitest';
import { numberWithoutUnit, readCases, readTimeLimit } from './read-time-limit.ts';

const read = (text: string) => {
  const { value, whys } = readTimeLimit(text);
  return [value.unit, value.amount, ...whys];
};

describe('a plain limit', () => {
  test.each([
    ['5 ngày làm việc', 'working_day', 5],
    ['05 ngày làm việc', 'working_day', 5],
    ['17 Ngày làm việc', 'working_day', 17],
    ['30 ngày', 'day', 30],
    ['155 Ngày', 'day', 155],
    ['2 tháng', 'month', 2],
    ['1 năm', 'year', 1],
    ['4 giờ làm việc', 'working_hour', 4],
    ['Không quá 02 ngày làm việc', 'working_day', 2],
    ['Trong thời hạn 07 ngày làm việc kể từ ngày nhận được đầy đủ hồ sơ hợp lệ', 'working_day', 7],
    ['02 (hai) ngày làm việc, kể từ ngày nhận đủ hồ sơ theo quy định', 'working_day', 2],
    ['8 ngày, kể từ ngày nhận được hồ sơ hợp lệ', 'day', 8],
    ['20 ngày | 20 ngày', 'day', 20],
    ['12 giờ kể từ khi nhận thông tin', 'hour', 12],
  ])('“%s” is read', (text, unit, amount) => {
    expect(read(text)).toEqual([unit, amount]);
  });

  test('decomposed letters read like composed ones', () => {
    expect(read('5 ngày làm việc'.normalize('NFD'))).toEqual(['working_day', 5]);
  });

  test('the raw text stays as it was', () => {
    expect(readTimeLimit(' 05  ngày làm việc ').value.raw).toBe(' 05  ngày làm việc ');
  });
});

describe('the same day', () => {
  test.each([
    'Trong ngày làm việc (nhận sau 15 giờ: ngày làm việc tiếp theo)',
    'Trong ngày làm việc; tiếp nhận sau 15 giờ thì trả kết quả ngày làm việc tiếp theo',
    'Ngay trong ngày tiếp nhận; nhận sau 15 giờ thì trả ngày làm việc tiếp theo',
    'trong ngày',
  ])('“%s” is the same day', (text) => {
    expect(readTimeLimit(text).value).toMatchObject({ unit: 'same_day', amount: 1, extension: '' });
  });

  test('what lengthens it is kept in its own words', () => {
    const text =
      'Ngay trong ngày tiếp nhận; nhận sau 15 giờ thì trả ngày làm việc tiếp theo; hoặc kéo dài theo thỏa thuận';
    expect(readTimeLimit(text).value.extension).toBe('hoặc kéo dài theo thỏa thuận');
  });
});

describe('a limit that may be lengthened', () => {
  test('keeps the shorter as the limit and the rest as words', () => {
    const { value, whys } = readTimeLimit('03 ngày làm việc; phải xác minh thì không quá 10 ngày làm việc');
    expect(value).toMatchObject({ unit: 'working_day', amount: 3 });
    expect(value.extension).toBe('phải xác minh thì không quá 10 ngày làm việc');
    expect(whys).toEqual([]);
  });

  test('a sum of two levels is read when it adds up, refused when it does not', () => {
    expect(read('25 ngày làm việc (cấp xã 10 + cấp tỉnh 15)')).toEqual(['working_day', 25]);
    expect(read('25 ngày làm việc (cấp xã 10 + cấp tỉnh 10)')).toEqual(['none', 0, 'unreadable']);
  });
});

describe('what is not a limit becomes none, with the reason', () => {
  test.each([
    ['', 'not_stated', []],
    ['Không quy định', 'law_sets_none', []],
    ['Không quy định thời hạn giải quyết', 'law_sets_none', []],
    ['1 (unit OTHER)', 'unreadable', ['unit_unknown']],
    ['1 Ngày làm việc | 02 Giờ', 'unreadable', ['several_values']],
    ['0 ngày làm việc', 'unreadable', ['zero_limit']],
    ['Tiếp nhận ngay; hoàn thiện hồ sơ 10 ngày làm việc', 'unreadable', ['unreadable']],
    ['5 ngày làm việc đối với hộ nghèo, 7 ngày với hộ khác', 'unreadable', ['unreadable']],
    ['20 ngày hoặc 40 ngày', 'unreadable', ['unreadable']],
  ])('“%s”', (text, because, whys) => {
    const reading = readTimeLimit(text);
    expect(reading.value).toMatchObject({ unit: 'none', amount: 0, because, raw: text });
    expect(reading.whys).toEqual(whys);
  });
});

test('bare hours count as working hours, and it is said that the text does not say so', () => {
  expect(read('8 giờ')).toEqual(['working_hour', 8, 'hours_not_said_working']);
});

test('the number beside the portal unit OTHER can be compared', () => {
  expect(numberWithoutUnit('5 (unit OTHER)')).toBe(5);
  expect(numberWithoutUnit('5 ngày làm việc')).toBeUndefined();
});

test('cases with their own limits are read by name', () => {
  const text = 'Theo trường hợp: bổ sung – trong ngày; thay đổi/cải chính – 03 ngày làm việc, xác minh kéo dài thêm';
  expect(readCases(text).map((one) => [one.name, one.timeLimit.unit, one.timeLimit.amount])).toEqual([
    ['bổ sung', 'same_day', 1],
    ['thay đổi/cải chính', 'working_day', 3],
  ]);
  expect(readCases('5 ngày làm việc')).toEqual([]);
});
