import type { StaffMember } from '#modules/organisation';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { announce, holdFeedback } from '../act-on-feedback.ts';
import type { Feedback } from '../feedback.ts';
import { type FeedbackKey, saveFeedback } from '../feedback-store.ts';

/** Gives feedback that is being answered to somebody else; its limit stays. */
export async function reassignFeedback(
  act: Act,
  key: FeedbackKey,
  { officer, reason }: { readonly officer: Pick<StaffMember, 'id' | 'fullName'>; readonly reason: string },
): Promise<Feedback> {
  const feedback = await holdFeedback(act, key, 'feedback.check');
  const { state, code, assigneeId } = feedback;
  if (state !== 'in_progress') throw new Refusal('feedback.not_in_progress', { code });
  if (officer.id === assigneeId) throw new Refusal('feedback.has_it_already', { name: officer.fullName }, 422);
  const changes = { assigneeId: officer.id, assigneeName: officer.fullName };
  const reassigned = await saveFeedback(act.tx, feedback, changes);
  await announce(act, 'feedback.reassigned', reassigned, { to: officer.fullName, reason });
  return reassigned;
}
