import { getWorkingCalendar } from '#modules/calendar';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { DataRequestExtended } from '../events.ts';
import { announceOf, doneBy, holdRequest, tellAsker } from '../hold-request.ts';
import type { RequestKey } from '../request.ts';
import { answerRuleAt, dueBy, mostExtension } from '../request-clock.ts';
import { insertExtension, saveClock } from '../request-store.ts';

/** Puts the answer off by some days, once, in time and with reasons. */
export async function extendRequest(
  act: Act,
  key: RequestKey,
  { days, reason }: { readonly days: number; readonly reason: string },
): Promise<void> {
  const request = await holdRequest(act, key);
  const { madeAt, kind, firstAnswer, dueAt } = request;
  if (firstAnswer === null) throw new Refusal('data_rights.not_taken_up');
  if (request.extension !== null) throw new Refusal('data_rights.extended_already');
  if (act.now > dueAt) throw new Refusal('data_rights.extended_too_late');
  const most = mostExtension(request);
  if (days > most) throw new Refusal('data_rights.extended_too_long', { most }, 422);
  await insertExtension(act.tx, request, { ...doneBy(act), days, reason });
  const answerRule = answerRuleAt(madeAt, kind, { withOthers: firstAnswer.withOthers, extendedBy: days });
  const calendar = await getWorkingCalendar(act.tx, request.agencyId);
  const later = dueBy(answerRule, calendar, madeAt);
  await saveClock(act.tx, request, { answerRule, dueAt: later });
  await tellAsker(act, 'data_rights.extended', request, later);
  await announceOf<DataRequestExtended>(act, 'data_rights.extended', request, { days });
}
