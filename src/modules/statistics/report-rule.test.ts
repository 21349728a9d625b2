import { expect, test } from 'vitest';
import { leftOutBy, type ReportRule, reportRuleFor } from './report-rule.ts';

const everybody: ReportRule = {
  validFrom: '2020-01-01',
  beginsOnDay: 1,
  refused: 'settled',
  withdrawn: 'settled',
  legalRef: 'TT 01/2020/TT-VPCP',
};
const phuTho: ReportRule = {
  ...everybody,
  validFrom: '2026-07-01',
  province: 'H44',
  beginsOnDay: 15,
  withdrawn: 'left_out',
};
const rules = [everybody, phuTho];

test.each([
  ['a commune of the province', '2026-07-01', 'H44.127', 15],
  ['the province itself', '2026-08-01', 'H44', 15],
  ['the same commune the day before', '2026-06-30', 'H44.127', 1],
  ['another province', '2026-08-01', 'H56.127', 1],
  ['a province whose code only begins alike', '2026-08-01', 'H445', 1],
])("a province's own rule holds for %s from its day on", (_who, day, code, begins) =>
  expect(reportRuleFor(day, code, rules).beginsOnDay).toBe(begins),
);

test('what a rule leaves out of the report', () => {
  expect(leftOutBy(everybody)).toEqual([]);
  expect(leftOutBy(phuTho)).toEqual(['withdrawn', 'lapsed']);
  expect(leftOutBy({ refused: 'left_out', withdrawn: 'settled' })).toEqual(['settlement_refused']);
});
