import { expect, test } from 'vitest';
import { keptOf } from './keep-rule.ts';

const day = 86_400_000;
const now = Date.parse('2026-11-27T19:00:00Z');

/** A backup each night for two years. */
const nightly = Array.from({ length: 730 }, (_, nights) => ({ name: `${nights}`, begun: now - nights * day }));

test('nightly backups stay for eight days, one a week for five weeks, one for each four weeks for a year', () => {
  let kept: typeof nightly = [];
  for (const set of nightly.toReversed()) kept = keptOf([...kept, set], set.begun);
  const ages = kept.map(({ name }) => Number(name));
  expect(ages.slice(0, 9)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect([4, 5]).toContain(ages.filter((age) => age > 8 && age <= 35).length);
  expect([11, 12, 13]).toContain(ages.filter((age) => age > 35).length);
  const gaps = ages.slice(1).map((age, index) => age - (ages[index] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(28);
  expect(Math.max(...ages)).toBeGreaterThan(330);
});

test('the newest backup is kept however old it is', () => {
  expect(
    keptOf(
      [
        { name: 'a', begun: 0 },
        { name: 'b', begun: 1 },
      ],
      now,
    ).map(({ name }) => name),
  ).toEqual(['b']);
});
