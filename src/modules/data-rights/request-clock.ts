import { type DeadlineRule, type Promised, promise, type WorkingCalendar } from '#modules/calendar';
import { dayOf } from '#platform/clock';
import { type RequestKind, type RequestLimits, requestLimits } from '../../../reference/data-rights/request-limits.ts';
import type { DataRequest } from './request.ts';

/** The limits in force on a day; throws when none are known. */
export function limitsOn(day: string): RequestLimits {
  const found = requestLimits.find(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo),
  );
  if (!found) throw new Error(`No limits for requests about personal data are known for ${day}.`);
  return found;
}

/** How long the first answer may take, as the calendar counts it. */
export function firstAnswerRuleAt(now: number): DeadlineRule {
  const { firstAnswerDays: amount, legalRef } = limitsOn(dayOf(now));
  return { countsFrom: 'next_day', statutory: { unit: 'working_day', amount }, legalRef };
}

/** How long the answer may take: longer with others who must act, and by the days of an extension. */
export function answerRuleAt(
  madeAt: number,
  kind: RequestKind,
  { withOthers = false, extendedBy = 0 }: { readonly withOthers?: boolean; readonly extendedBy?: number } = {},
): DeadlineRule {
  const { kinds, legalRef } = limitsOn(dayOf(madeAt));
  const { days, daysWithOthers } = kinds[kind];
  const amount = (withOthers ? daysWithOthers : days) + extendedBy;
  return { countsFrom: 'next_day', statutory: { unit: 'day', amount }, legalRef };
}

/** The most days by which the answer may be put off, once. */
export const mostExtension = ({ madeAt, kind }: Pick<DataRequest, 'madeAt' | 'kind'>): number =>
  limitsOn(dayOf(madeAt)).kinds[kind].extensionDays;

/** Both clocks of a request, each with its reasoning line by line. */
export function clocksOf(
  { madeAt, firstAnswerRule, answerRule }: Pick<DataRequest, 'madeAt' | 'firstAnswerRule' | 'answerRule'>,
  calendar: WorkingCalendar,
): { readonly firstAnswer: Promised; readonly answer: Promised } {
  return {
    firstAnswer: promise(firstAnswerRule, calendar, madeAt),
    answer: promise(answerRule, calendar, madeAt),
  };
}

/** The last instant (milliseconds) of a limit that has one. */
export function dueBy(rule: DeadlineRule, calendar: WorkingCalendar, madeAt: number): number {
  return promise(rule, calendar, madeAt).promisedAt as number;
}
