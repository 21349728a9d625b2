import { expect, it } from 'vitest';
import { getWorkingCalendar } from '#modules/calendar';
import { dayOf, instantOf } from '#platform/clock';
import { agencies } from '#test/cast';
import { world } from '#test/world';
import { requestKinds } from '../../../reference/data-rights/request-limits.ts';
import { answerRuleAt, clocksOf, dueBy, firstAnswerRuleAt, limitsOn, mostExtension } from './request-clock.ts';

const madeAt = instantOf('2026-03-10', 9 * 60);

it('answers first in two working days, then in 10, 15 or 20 days by what is asked, longer with others', () =>
  world(async (w) => {
    const calendar = await w.read('citizen An', (db) => getWorkingCalendar(db, agencies.a));
    const days = requestKinds.map((kind) =>
      [false, true].map((withOthers) => dayOf(dueBy(answerRuleAt(madeAt, kind, { withOthers }), calendar, madeAt))),
    );
    // 30 March and 9 April are working days; 25 March is a Wednesday.
    expect(Object.fromEntries(requestKinds.map((kind, i) => [kind, days[i]]))).toEqual({
      provide: ['2026-03-20', '2026-03-25'],
      correct: ['2026-03-20', '2026-03-25'],
      erase: ['2026-03-30', '2026-04-09'],
      withdraw_consent: ['2026-03-25', '2026-03-30'],
      restrict: ['2026-03-25', '2026-03-30'],
      object: ['2026-03-25', '2026-03-30'],
    });
    expect(dayOf(dueBy(firstAnswerRuleAt(madeAt), calendar, madeAt))).toBe('2026-03-12');
  }));

it('counts across Tết and says which days it left out', () =>
  world(async (w) => {
    const calendar = await w.read('citizen An', (db) => getWorkingCalendar(db, agencies.a));
    const eve = instantOf('2026-02-13', 16 * 60);
    const request = {
      madeAt: eve,
      firstAnswerRule: firstAnswerRuleAt(eve),
      answerRule: answerRuleAt(eve, 'provide'),
    };
    const { firstAnswer } = clocksOf(request, calendar);
    expect(dayOf(firstAnswer.promisedAt ?? 0)).toBe('2026-02-24');
    expect(firstAnswer.lines.map(({ key }) => key)).toContain('skipped');
  }));

it('may be put off by as many days as the limit has, no more', () => {
  expect(requestKinds.map((kind) => mostExtension({ madeAt, kind }))).toEqual([10, 10, 20, 15, 15, 15]);
});

it('knows no limits before the law', () => {
  expect(() => limitsOn('2025-12-31')).toThrow('No limits');
});
