import { type DeadlineRule, getWorkingCalendar, promise } from '#modules/calendar';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import type { FeedbackKind } from '../../../reference/feedback/kinds.ts';
import { type FeedbackLimits, feedbackLimits, type Limit } from '../../../reference/feedback/time-limits.ts';
import { inForceOn } from '../../../reference/in-force.ts';

/** The limits in force on a day. */
export function limitsOn(day: string): FeedbackLimits {
  return inForceOn(feedbackLimits, day);
}

/** The rule of the competence check: the decree's limit, and the shorter one by which the portal judges. */
export function checkRule(at: number): DeadlineRule {
  const { check, checkByPortal } = limitsOn(dayOf(at));
  return { ...ruleOf(check), local: limitOf(checkByPortal), localRef: checkByPortal.legalRef };
}

/** The rule of the answer to a kind of feedback. */
export const answerRule = (kind: FeedbackKind, at: number): DeadlineRule => ruleOf(limitsOn(dayOf(at)).answer[kind]);

const limitOf = ({ workingDays }: Limit) => ({ unit: 'working_day', amount: workingDays }) as const;

const ruleOf = (limit: Limit): DeadlineRule => ({
  statutory: limitOf(limit),
  legalRef: limit.legalRef,
  countsFrom: 'next_day',
});

/** A clock that begins: since when, by which rule, until when (milliseconds), by the calendar of the agency that owes. */
export async function startClock(db: Db, agencyId: string, rule: DeadlineRule, from: number) {
  const { promisedAt } = promise(rule, await getWorkingCalendar(db, agencyId), from);
  if (promisedAt === undefined) throw new Error('A limit in working days always ends.');
  return { clockFrom: from, rule, dueAt: promisedAt };
}
