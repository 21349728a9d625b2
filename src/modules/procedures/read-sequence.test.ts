import { expect, test } from 'vitest';
import { misshapenFields } from './catalogue-record.ts';
import { readSequence } from './read-sequence.ts';

test.each([
  ['a list', ['Nộp hồ sơ.', ' ', 'Nhận  kết quả.'], ['Nộp hồ sơ.', 'Nhận kết quả.'], []],
  [
    'a text, line by line',
    'Bước 1: Nộp hồ sơ.\r\n\nBước 2: Nhận kết quả.',
    ['Bước 1: Nộp hồ sơ.', 'Bước 2: Nhận kết quả.'],
    [],
  ],
  ['a text that the source cut', 'Bước 1: Nộp hồ sơ tại…', ['Bước 1: Nộp hồ sơ tại…'], ['cut_short']],
  ['a text without anything in it', ' \n ', [], ['missing']],
])('the sequence is read from %s', (_, steps, value, whys) => {
  expect(readSequence(steps)).toEqual({ value, whys });
});

test('a record may go without a sequence, but not have one of another shape', () => {
  const wrong = (steps: unknown) => misshapenFields({ steps }).includes('steps');
  expect([undefined, 'Nộp', ['Nộp']].map(wrong)).toEqual([false, false, false]);
  expect([7, [7], { one: 'Nộp' }].map(wrong)).toEqual([true, true, true]);
});
