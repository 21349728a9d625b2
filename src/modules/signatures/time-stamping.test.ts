import { describe, expect, test } from 'vitest';
import { maySignUnstamped } from './time-stamping.ts';

const hour = 3_600_000;
const now = Date.parse('2026-03-10T09:00:00+07:00');
const rule = { tsaUrl: 'http://tsa.example/', tsaAwayHours: 24 };

describe('signing without a time-stamp', () => {
  test('goes on for a day from the first signature without one', () => {
    expect(maySignUnstamped(rule, undefined, now)).toBe(true);
    expect(maySignUnstamped(rule, now - 24 * hour, now)).toBe(true);
    expect(maySignUnstamped(rule, now - 24 * hour - 1, now)).toBe(false);
  });

  test('is always so where no authority is set, and never where no hour is allowed', () => {
    expect(maySignUnstamped({ ...rule, tsaUrl: undefined }, 0, now)).toBe(true);
    expect(maySignUnstamped({ ...rule, tsaAwayHours: 0 }, undefined, now)).toBe(false);
  });
});
