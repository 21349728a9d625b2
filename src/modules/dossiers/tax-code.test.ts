import { expect, it } from 'vitest';
import { hasRightCheckDigit, taxCodeOf } from './tax-code.ts';

it('knows a tax code by its check digit, of a company and of its branch', () => {
  for (const code of ['0100684378', '0101248141', '0100109106', '0100684378-001'])
    expect(hasRightCheckDigit(code)).toBe(true);
  for (const code of ['0100684379', '0101248114', '1234567890', '']) expect(hasRightCheckDigit(code)).toBe(false);
});

it('writes the number of a dependent unit behind a dash, however it was typed', () => {
  expect(taxCodeOf('0100684378001')).toBe('0100684378-001');
  expect(taxCodeOf('0100684378-001')).toBe('0100684378-001');
  expect(taxCodeOf('0100684378')).toBe('0100684378');
});
