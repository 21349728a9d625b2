import { expect, test } from 'vitest';
import { readRepeal } from './read-repeal.ts';

test('the day and the successor are read from the note', () => {
  expect(readRepeal('Bị bãi bỏ 03/9/2026 (TT 57/2026/TT-BGDĐT)').value.on).toBe('2026-09-03');
  expect(readRepeal('Bị bãi bỏ từ 01/7/2026 (NQ 66.18/2026/NQ-CP)').value.on).toBe('2026-07-01');
  expect(readRepeal('Bị bãi bỏ tại Hải Phòng 19/5/2026 – thay bằng 2.002854').value).toMatchObject({
    on: '2026-05-19',
    replacedBy: '2.002854',
  });
});

test('the date of the decision is not taken for the day of repeal', () => {
  expect(readRepeal('Bị bãi bỏ (QĐ 3152/QĐ-BTP 31/10/2025; NĐ 280/2025)')).toEqual({
    value: { reason: 'Bị bãi bỏ (QĐ 3152/QĐ-BTP 31/10/2025; NĐ 280/2025)' },
    whys: ['date_missing'],
  });
});
