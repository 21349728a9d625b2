import { expect, test } from 'vitest';
import { getWorkingCalendar } from '#modules/calendar';
import { agencies } from '#test/cast';
import { world } from '#test/world';
import { announcementRules } from '../../../reference/procedures/announcement-rules.ts';
import { announcementRuleFor, deadlinesOf, isDecidedInTime, postingStateOf } from './announcement.ts';

const province = announcementRuleFor('province', '2026-03-10')!;
const ministry = announcementRuleFor('central', '2026-03-10')!;

test.each([
  ['a usual week', province, '2026-03-09', '2026-03-16', '2026-03-09', '2026-03-16'],
  ['across Tết', province, '2026-02-13', '2026-03-02', '2026-02-23', '2026-02-27'],
  ['made on a Sunday, for a Saturday', province, '2026-03-08', '2026-03-14', '2026-03-09', '2026-03-13'],
  ['a ministry, which has longer', ministry, '2026-03-09', '2026-04-06', '2026-03-09', '2026-03-23'],
])('the last days are counted in working days: %s', (_, rule, decidedOn, effectiveOn, decideBy, postBy) =>
  world(async (w) => {
    const calendar = await w.read('supervisor Tuấn', (db) => getWorkingCalendar(db, agencies.province));
    expect(deadlinesOf({ decidedOn, effectiveOn }, rule, calendar)).toEqual({
      decideBy,
      postBy,
      ruleRef: rule.legalRef,
    });
  }),
);

test('a decision is in time up to its last day', () => {
  expect(isDecidedInTime({ decidedOn: '2026-03-09', decideBy: '2026-03-09' })).toBe(true);
  expect(isDecidedInTime({ decidedOn: '2026-03-10', decideBy: '2026-03-09' })).toBe(false);
});

test('posting is due until the end of its last day, and late afterwards', () => {
  const at = (text: string): number => Date.parse(`${text}:00+07:00`);
  const waiting = { postBy: '2026-03-13', postedAt: null, withdrawnAt: null };
  const state = (given: Partial<Parameters<typeof postingStateOf>[0]>, now = '2026-03-13T23:59') =>
    postingStateOf({ ...waiting, ...given }, at(now));
  expect([state({}), state({}, '2026-03-14T00:00')]).toEqual(['to_post', 'overdue']);
  expect(state({ postedAt: at('2026-03-13T23:59') })).toBe('posted_in_time');
  expect(state({ postedAt: at('2026-03-14T00:00') })).toBe('posted_late');
  expect(state({ withdrawnAt: at('2026-03-12T08:00') })).toBe('withdrawn');
});

test('a commune announces nothing, and nobody did before the rule', () => {
  expect(announcementRuleFor('commune', '2026-03-10')).toBeUndefined();
  expect(announcementRuleFor('province', '2022-06-22')).toBeUndefined();
  for (const { decidedBefore, postedWithin } of announcementRules)
    expect(decidedBefore * postedWithin).toBeGreaterThan(0);
});
