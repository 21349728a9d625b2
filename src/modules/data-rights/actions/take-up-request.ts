import { getWorkingCalendar } from '#modules/calendar';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { DataRequestTakenUp } from '../events.ts';
import { announceOf, doneBy, holdRequest, tellAsker } from '../hold-request.ts';
import type { RequestKey } from '../request.ts';
import { answerRuleAt, dueBy } from '../request-clock.ts';
import { insertFirstAnswer, saveClock } from '../request-store.ts';

/** Gives the first answer: the request is taken up, and whether others than the agency have to act, which takes longer. */
export async function takeUpRequest(act: Act, key: RequestKey, withOthers: boolean): Promise<void> {
  const request = await holdRequest(act, key);
  if (request.firstAnswer !== null) throw new Refusal('data_rights.taken_up_already');
  await insertFirstAnswer(act.tx, request, { ...doneBy(act), withOthers });
  const answerRule = answerRuleAt(request.madeAt, request.kind, { withOthers });
  const calendar = await getWorkingCalendar(act.tx, request.agencyId);
  const dueAt = dueBy(answerRule, calendar, request.madeAt);
  await saveClock(act.tx, request, { answerRule, dueAt });
  await tellAsker(act, 'data_rights.taken_up', request, dueAt);
  await announceOf<DataRequestTakenUp>(act, 'data_rights.taken_up', request, { withOthers });
}
