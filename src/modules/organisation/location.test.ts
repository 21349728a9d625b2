import { expect, test } from 'vitest';
import { degreesTyped } from './location.ts';

test.each([
  ['longitude', '105,7734', 105.7734],
  ['longitude', '105.77341234', 105.77341],
  ['latitude', '20', 20],
  ['latitude', '8,64', 8.64],
] as const)('%s typed as %s is %d', (axis, text, degrees) => expect(degreesTyped(axis, text)).toBe(degrees));

test.each([
  ['latitude', '105,7734', 'the other axis'],
  ['longitude', '2,35', 'Paris'],
  ['longitude', '105°46′', 'minutes'],
  ['longitude', '105,7734 Đ', 'words'],
  ['latitude', '-20,5', 'south'],
  ['latitude', '2e1', 'a power'],
] as const)('%s typed as %s is none: %s', (axis, text, _what) => expect(degreesTyped(axis, text)).toBeNaN());
