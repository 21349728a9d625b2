import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { groundsInLaw, type RefusalGround } from '../../../../reference/data-rights/request-limits.ts';
import type { DataAnswerProposed, DataRequestAnswered } from '../events.ts';
import { announceOf, doneBy, holdRequest, tellAsker } from '../hold-request.ts';
import { type RequestKey, takesTwo } from '../request.ts';
import { insertAnswer, insertFirstAnswer, saveAnswered, saveClock } from '../request-store.ts';

/** What is answered, in words for whoever asked. */
export interface WhatIsAnswered {
  readonly outcome: 'carried_out' | 'refused';
  /** Of a refusal. */
  readonly ground: RefusalGround | null;
  readonly words: string;
}

/**
 * Answers a request: it was carried out, or it is refused on a ground of law. An erasure is only proposed, for somebody else
 * to approve. An answer within the first clock is the first answer too.
 */
export async function answerRequest(
  act: Act,
  key: RequestKey,
  { outcome, ground, words }: WhatIsAnswered,
): Promise<void> {
  const request = await holdRequest(act, key);
  if (request.answer !== null) throw new Refusal('data_rights.proposed_already');
  const kinds = ground === null ? [] : groundsInLaw[ground].kinds;
  if (outcome === 'refused' && !kinds.includes(request.kind))
    throw new Refusal('data_rights.ground_of_another', {}, 422);
  const by = doneBy(act);
  if (request.firstAnswer === null) {
    await insertFirstAnswer(act.tx, request, { ...by, withOthers: false });
    await saveClock(act.tx, request, request);
  }
  const answer = { outcome, ground: outcome === 'refused' ? ground : null, words };
  await insertAnswer(act.tx, request, { ...by, ...answer });
  if (outcome === 'carried_out' && takesTwo(request.kind))
    return announceOf<DataAnswerProposed>(act, 'data_rights.proposed', request, { outcome });
  await saveAnswered(act.tx, request, act.now);
  await tellAsker(act, 'data_rights.answered', request, request.dueAt);
  await announceOf<DataRequestAnswered>(act, 'data_rights.answered', request, {
    outcome,
    ground: answer.ground,
    keptDossiers: null,
  });
}
