import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { DataAnswerSentBack } from '../events.ts';
import { announceOf, holdRequest } from '../hold-request.ts';
import type { RequestKey } from '../request.ts';
import { removeAnswer } from '../request-store.ts';

/** Takes a proposed erasure back, by whoever proposed it or whoever would approve it; the request waits for an answer again. */
export async function sendBackAnswer(act: Act, key: RequestKey): Promise<void> {
  const request = await holdRequest(act, key);
  if (request.answer === null) throw new Refusal('data_rights.nothing_proposed');
  await removeAnswer(act.tx, request);
  await announceOf<DataAnswerSentBack>(act, 'data_rights.sent_back', request, {});
}
