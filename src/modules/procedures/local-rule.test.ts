import { expect, test } from 'vitest';
import { isNoLonger } from './local-rule.ts';

test('a limit may be cut, not lengthened', () => {
  const fiveDays = { unit: 'working_day', amount: 5 } as const;
  expect(isNoLonger({ unit: 'working_day', amount: 3 }, fiveDays)).toBe(true);
  expect(isNoLonger({ unit: 'working_day', amount: 5 }, fiveDays)).toBe(true);
  expect(isNoLonger({ unit: 'working_day', amount: 6 }, fiveDays)).toBe(false);
  expect(isNoLonger({ unit: 'working_hour', amount: 4 }, fiveDays)).toBe(true);
  expect(isNoLonger({ unit: 'day', amount: 30 }, fiveDays)).toBe(false);
});

test('where the law sets none, any limit is a promise of the agency', () => {
  expect(isNoLonger({ unit: 'day', amount: 90 }, { unit: 'none', amount: 0 })).toBe(true);
});
