import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { feedbackRules } from '../../../../reference/feedback/house-rules.ts';
import { announce, holdForSender } from '../act-on-feedback.ts';
import { assertCanBecome, type Feedback } from '../feedback.ts';
import { type FeedbackKey, saveFeedback } from '../feedback-store.ts';
import { insertRating, insertReopening } from '../handling-store.ts';
import { answerRule, startClock } from '../limits.ts';

const day = 86_400_000;

/** The sender says whether the answer satisfies them, once for each answer. */
export async function rateAnswer(
  act: Act,
  key: FeedbackKey,
  { satisfied, words }: { readonly satisfied: boolean; readonly words: string | null },
): Promise<void> {
  const feedback = await holdForSender(act, key);
  const { state, code, round } = feedback;
  if (state !== 'answered') throw new Refusal('feedback.not_answered', { code });
  if (!(await insertRating(act.tx, feedback, { round, satisfied, words, at: act.now })))
    throw new Refusal('feedback.rated_already', { code });
  await announce(act, 'feedback.rated', await saveFeedback(act.tx, feedback, {}), { satisfied });
}

/** Whether the sender may still reopen: once, within some days after the answer. */
export function mayReopen({ state, round, answeredAt }: Feedback, now: number): boolean {
  return state === 'answered' && round === 1 && now <= (answeredAt ?? 0) + feedbackRules.reopenDays * day;
}

/** The sender asks to look into it again: whoever drafted drafts anew, and the limit begins anew. */
export async function reopenFeedback(act: Act, key: FeedbackKey, reason: string): Promise<Feedback> {
  const feedback = await holdForSender(act, key);
  assertCanBecome(feedback, 'in_progress');
  if (!mayReopen(feedback, act.now) || !feedback.kind)
    throw new Refusal('feedback.not_to_be_reopened', { code: feedback.code });
  await insertReopening(act.tx, feedback, { reason, at: act.now });
  const reopened = await saveFeedback(act.tx, feedback, {
    ...(await startClock(act.tx, feedback.handlingAgencyId, answerRule(feedback.kind, act.now), act.now)),
    state: 'in_progress',
    round: feedback.round + 1,
  });
  await announce(act, 'feedback.reopened', reopened, { reason });
  return reopened;
}
