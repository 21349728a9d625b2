import { expect, test } from 'vitest';
import { ownAddress } from './own-address.ts';

test('people are led to our own pages only', () => {
  expect(ownAddress('/can-bo?x=1')).toBe('/can-bo?x=1');
  for (const elsewhere of ['https://example.com', '//example.com', '/\\example.com', '/\t/example.com', undefined])
    expect(ownAddress(elsewhere)).toBe('/');
});
