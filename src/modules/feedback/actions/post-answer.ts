import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { announce, holdFeedback } from '../act-on-feedback.ts';
import { type FeedbackKey, saveFeedback } from '../feedback-store.ts';
import { insertPostedAnswer } from '../posted-answer-store.ts';
import { tellsOf } from '../redact.ts';
import { getSender } from '../sender-store.ts';

/**
 * Publishes what was asked and answered, once, if its sender agreed. A text that still holds the sender's name, or a number
 * or address of anybody, is refused.
 */
export async function postAnswer(
  act: Act,
  key: FeedbackKey,
  { question, answer }: { readonly question: string; readonly answer: string },
): Promise<void> {
  const feedback = await holdFeedback(act, key, 'feedback.post');
  const { state, mayPost, code } = feedback;
  if (state !== 'answered') throw new Refusal('feedback.not_answered', { code });
  if (!mayPost) throw new Refusal('feedback.not_to_be_posted', { code });
  const tells = tellsOf(`${question}\n${answer}`, await getSender(act.tx, feedback));
  if (tells.length > 0) throw new Refusal('feedback.still_tells', { what: tells.join('; ') }, 422);
  const by = { at: act.now, byName: act.who.name };
  if (!(await insertPostedAnswer(act.tx, feedback, { question, answer, ...by })))
    throw new Refusal('feedback.posted_already', { code });
  await announce(act, 'feedback.posted', await saveFeedback(act.tx, feedback, {}), {});
}
