import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import { type FeedbackFact, inFact } from './events.ts';
import { type Feedback, resourceOf } from './feedback.ts';
import { type FeedbackKey, lockFeedback } from './feedback-store.ts';
import { feedbackPermissions } from './permissions.ts';

/** Holds feedback for an action of its handling agency, who must hold the permission towards it. */
export async function holdFeedback(
  act: Act,
  key: FeedbackKey,
  permission: keyof typeof feedbackPermissions,
): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, key);
  assertMay(feedbackPermissions, permission, act.who, resourceOf(feedback));
  return feedback;
}

/** Holds feedback for its sender, in whose place the system of the receiving agency acts. */
export async function holdForSender(act: Act, key: FeedbackKey): Promise<Feedback> {
  const feedback = await lockFeedback(act.tx, key);
  assertMay(feedbackPermissions, 'feedback.take_in', act.who, { agencyIds: [feedback.agencyId] });
  return feedback;
}

type DataOf<T extends FeedbackFact['type']> = Omit<Extract<FeedbackFact, { type: T }>['data'], 'feedback'>;

/** Announces what became of feedback, readable by the agency that handles it and by the one that did before. */
export function announce<T extends FeedbackFact['type']>(
  act: Act,
  type: T,
  feedback: Feedback,
  data: DataOf<T>,
  before: Feedback = feedback,
): Promise<void> {
  return act.announce({
    type,
    agencyId: feedback.agencyId,
    subjectId: feedback.id,
    readers: [...new Set([feedback.handlingAgencyId, before.handlingAgencyId])],
    data: { feedback: inFact(feedback), ...data },
  });
}
