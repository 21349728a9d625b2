import { expect, test } from 'vitest';
import { deskOf } from './desk.ts';
import { countedHours, defaultProcess, workingHoursOf } from './internal-process.ts';
import type { LimitUnit, TimeLimit } from './procedure-version.ts';

const justice = deskOf({ agencyGroup: 'commune', field: { name: 'Hộ tịch' } });
const limit = (unit: LimitUnit, amount: number): TimeLimit => ({ unit, amount, extension: '', raw: '' });
const hours = (unit: LimitUnit, amount: number) =>
  defaultProcess(limit(unit, amount), justice).map((step) => step.workingHours);

test('five working days are split as Cao Bằng does: 0.5, 0.5, 2, 0.5, 1 and 0.5 days, handing over uncounted', () => {
  const steps = defaultProcess(limit('working_day', 5), justice);
  expect(steps.map((step) => step.workingHours)).toEqual([4, 4, 16, 4, 8, 4, 0]);
  expect(steps.map((step) => step.position)).toEqual([
    'counter_clerk',
    'office_head',
    'justice_officer',
    'office_head',
    'commune_chair',
    'document_clerk',
    'counter_clerk',
  ]);
  expect(steps.at(-1)).toMatchObject({ name: 'Trả kết quả', isCounted: false });
});

test('a longer limit gives the rest to the officer', () => {
  expect(hours('working_day', 21)).toEqual([4, 4, 144, 4, 8, 4, 0]);
});

test('the same day and one working day are split as Hà Nội does: 2, 3, 2 and 1 hours', () => {
  expect(hours('same_day', 1)).toEqual([2, 3, 2, 1, 0]);
  expect(hours('working_day', 1)).toEqual([2, 3, 2, 1, 0]);
});

test('a small limit is scaled', () => {
  expect(hours('working_hour', 2)).toEqual([0.5, 0.75, 0.5, 0.25, 0]);
  expect(hours('working_day', 2)).toEqual([1.5, 1.5, 7, 1.5, 3, 1.5, 0]);
});

test('the counted hours add up to every limit exactly, and nobody has less than nothing', () => {
  for (let days = 1; days <= 200; days++)
    expect(countedHours(defaultProcess(limit('working_day', days), justice))).toBe(days * 8);
  for (let n = 1; n <= 80; n++) {
    const steps = defaultProcess(limit('working_hour', n), justice);
    expect(countedHours(steps)).toBe(n);
    expect(steps.every((step) => (step.workingHours ?? -1) >= 0)).toBe(true);
  }
});

test('calendar days are counted as the working days that lie in them', () => {
  expect(workingHoursOf(limit('day', 7))).toBe(40);
  expect(workingHoursOf(limit('day', 30))).toBe(21 * 8);
  expect(countedHours(defaultProcess(limit('day', 30), justice))).toBe(21 * 8);
  expect(workingHoursOf(limit('month', 1))).toBe(20 * 8);
});

test('land goes to the economy office, pensions to culture and society, police matters to the police', () => {
  const officerOf = (name: string, agencyGroup: 'commune' | 'police' = 'commune') =>
    deskOf({ agencyGroup, field: { name } }).officer;
  expect(officerOf('Đất đai')).toBe('land_officer');
  expect(officerOf('Bảo trợ xã hội')).toBe('culture_officer');
  expect(officerOf('Đăng ký, quản lý cư trú', 'police')).toBe('police_officer');
});

test('without a limit the steps stand without hours', () => {
  expect(hours('none', 0)).toEqual([null, null, null, null, null, null, 0]);
});
