import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printableText } from './printable-text.ts';

const draws = (code: number) => code < 0x1f00 || code === '□'.codePointAt(0);

test('only what the font draws is left, whatever comes in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const left = printableText(text, draws);
      return [...left].every((character) => character === '\n' || draws(character.codePointAt(0) ?? 0));
    }),
  );
});

test('printing twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = printableText(text, draws);
      expect(printableText(once, draws)).toBe(once);
    }),
  );
});

test.each([
  ['Hà Nội'.normalize('NFD'), 'Hà Nội'],
  ['dòng 1\r\ndòng 2', 'dòng 1\ndòng 2'],
  ['cột\tcột', 'cột cột'],
  ['Lê\u200d Hoa\u00ad', 'Lê Hoa'],
  ['a\u200b\u0301', 'á'],
  ['một 🌸🌸', 'một □□'],
  ['\ud83d', '□'],
])('%j is printed as %j', (typed, printed) => {
  expect(printableText(typed, draws)).toBe(printed);
});
