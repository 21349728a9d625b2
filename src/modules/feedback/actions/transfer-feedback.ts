import { type Agency, getAgency } from '#modules/organisation';
import { grantReaders } from '#modules/papers';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { announce, holdFeedback } from '../act-on-feedback.ts';
import { assertCanBecome, type Feedback } from '../feedback.ts';
import { type FeedbackKey, saveFeedback } from '../feedback-store.ts';
import { insertTransfer } from '../handling-store.ts';
import { checkRule, startClock } from '../limits.ts';
import { moveSender } from '../sender-store.ts';

/**
 * Transfers feedback to the agency competent for it, where its check begins anew (NĐ 20/2008/NĐ-CP). An agency that got it
 * may only give it back to the one that received it, so that it does not wander.
 */
export async function transferFeedback(
  act: Act,
  key: FeedbackKey,
  { to, reason }: { readonly to: Pick<Agency, 'id'>; readonly reason: string },
): Promise<Feedback> {
  const feedback = await holdFeedback(act, key, 'feedback.check');
  assertCanBecome(feedback, 'received');
  const { agencyId, handlingAgencyId: from } = feedback;
  if (to.id === from) throw new Refusal('feedback.is_here_already', {}, 422);
  if (from !== agencyId && to.id !== agencyId) {
    const { name } = await getAgency(act.tx, agencyId);
    throw new Refusal('feedback.only_back', { agency: name }, 422);
  }
  await insertTransfer(act.tx, feedback, { from, to: to.id, reason, at: act.now, byName: act.who.name });
  if (from === agencyId) await grantReaders(act, agencyId, feedback.fileIds, [to.id]);
  const clock = await startClock(act.tx, to.id, checkRule(act.now), act.now);
  const moved = await saveFeedback(act.tx, feedback, { ...clock, handlingAgencyId: to.id });
  const { name } = await getAgency(act.tx, to.id);
  await announce(act, 'feedback.transferred', moved, { to: name, reason }, feedback);
  // Last: who gives it back sees its sender no more, and whoever reacts may have to tell them.
  await moveSender(act.tx, feedback, to.id);
  return moved;
}
