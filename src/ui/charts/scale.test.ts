import { describe, expect, test } from 'vitest';
import { ticksUpTo } from './scale.ts';

describe('the steps of an axis', () => {
  test.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [2, [0, 1, 2]],
    [10, [0, 5, 10]],
    [137, [0, 50, 100, 150]],
    [1000, [0, 250, 500, 750, 1000]],
    [0.8, [0, 0.2, 0.4, 0.6, 0.8]],
  ])('up to %d are round, and whole where things are counted', (most, ticks) => {
    expect(ticksUpTo(most)).toEqual(ticks);
  });
});
