import { expect, test } from 'vitest';
import { refusalOf } from './adjustment.ts';
import type { ProcessStep } from './internal-process.ts';
import type { TimeLimit } from './procedure-version.ts';

const statutory = (unit: TimeLimit['unit'], amount: number): TimeLimit => ({ unit, amount, extension: '', raw: '' });
const steps = (...hours: number[]): ProcessStep[] =>
  hours.map((workingHours, i) => ({ ordinal: i + 1, name: 'x', position: 'y', workingHours, isCounted: true }));
const base = { isReceived: true, legalRef: '99/QĐ-UBND' };

test('steps that add up to the limit are taken', () => {
  expect(refusalOf({ ...base, steps: steps(4, 20, 16) }, statutory('working_day', 5))).toBeUndefined();
  const cut = { unit: 'working_day', amount: 3 } as const;
  expect(refusalOf({ ...base, limit: cut, steps: steps(8, 16) }, statutory('working_day', 5))).toBeUndefined();
});

test('steps that do not add up are refused with both sums', () => {
  expect(refusalOf({ ...base, steps: steps(4, 20) }, statutory('working_day', 5))).toMatchObject({
    code: 'procedures.steps_differ_from_limit',
    facts: { hours: 24, limit: 40 },
  });
});

test('in calendar days the steps may take less, not more', () => {
  expect(refusalOf({ ...base, steps: steps(100) }, statutory('day', 30))).toBeUndefined();
  expect(refusalOf({ ...base, steps: steps(200) }, statutory('day', 30))?.code).toBe(
    'procedures.steps_differ_from_limit',
  );
});

test('a limit longer than the law is refused', () => {
  const longer = { unit: 'working_day', amount: 6 } as const;
  expect(refusalOf({ ...base, limit: longer, steps: steps(48) }, statutory('working_day', 5))?.code).toBe(
    'procedures.limit_longer_than_law',
  );
});
