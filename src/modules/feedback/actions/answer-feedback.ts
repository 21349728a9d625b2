import { notFound, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { kindsWithFinding } from '../../../../reference/feedback/kinds.ts';
import { announce, holdFeedback } from '../act-on-feedback.ts';
import { assertCanBecome, type Feedback } from '../feedback.ts';
import { type FeedbackKey, saveFeedback } from '../feedback-store.ts';
import { type FeedbackAnswer, listAnswers, saveApproved, saveDraft } from '../handling-store.ts';

/** Whether an answer must say if what was said is so. */
export const needsFinding = ({ kind }: Pick<Feedback, 'kind'>): boolean =>
  kind !== null && kindsWithFinding.includes(kind);

/** Drafts the answer of the present round, or drafts it anew. Throws `feedback.finding_missing`. */
export async function draftAnswer(
  act: Act,
  key: FeedbackKey,
  { content, finding }: Pick<FeedbackAnswer, 'content' | 'finding'>,
): Promise<Feedback> {
  const feedback = await holdFeedback(act, key, 'feedback.draft');
  assertCanBecome(feedback, 'drafted');
  if (needsFinding(feedback) !== (finding !== null)) throw new Refusal('feedback.finding_missing', {}, 422);
  const { round } = feedback;
  const by = { draftedAt: act.now, draftedBy: act.who.id, draftedByName: act.who.name };
  await saveDraft(act.tx, feedback, { round, content, finding, ...by });
  const drafted = await saveFeedback(act.tx, feedback, { state: 'drafted' });
  await announce(act, 'feedback.drafted', drafted, {});
  return drafted;
}

/** Approves the drafted answer, which thereby goes to the sender. Who drafted it does not approve it. */
export async function approveAnswer(act: Act, key: FeedbackKey): Promise<Feedback> {
  const feedback = await holdFeedback(act, key, 'feedback.approve');
  assertCanBecome(feedback, 'answered');
  const { round, code } = feedback;
  const draft = (await listAnswers(act.tx, feedback)).find((answer) => answer.round === round);
  if (!draft) throw notFound('feedback_answer');
  if (draft.draftedBy === act.who.id) throw new Refusal('feedback.own_draft', { code });
  await saveApproved(act.tx, feedback, { round, at: act.now, by: act.who.id, byName: act.who.name });
  const answered = await saveFeedback(act.tx, feedback, { state: 'answered', answeredAt: act.now });
  await announce(act, 'feedback.answered', answered, {});
  return answered;
}

/** Gives a draft back to be written anew, with the reason. */
export async function sendBackAnswer(act: Act, key: FeedbackKey, reason: string): Promise<Feedback> {
  const feedback = await holdFeedback(act, key, 'feedback.approve');
  assertCanBecome(feedback, 'in_progress');
  if (feedback.state !== 'drafted') throw new Refusal('feedback.cannot_become_in_progress', { code: feedback.code });
  const back = await saveFeedback(act.tx, feedback, { state: 'in_progress' });
  await announce(act, 'feedback.sent_back', back, { reason });
  return back;
}
