import type { StaffMember } from '#modules/organisation';
import type { Act } from '#platform/journal';
import type { FeedbackKind } from '../../../../reference/feedback/kinds.ts';
import { announce, holdFeedback } from '../act-on-feedback.ts';
import { assertCanBecome, type Feedback } from '../feedback.ts';
import { type FeedbackKey, saveFeedback } from '../feedback-store.ts';
import { answerRule, startClock } from '../limits.ts';

/** Takes feedback up as the agency's to answer: what it is about sets the limit, and somebody gets it to draft. */
export async function takeUpFeedback(
  act: Act,
  key: FeedbackKey,
  { kind, officer }: { readonly kind: FeedbackKind; readonly officer: Pick<StaffMember, 'id' | 'fullName'> },
): Promise<Feedback> {
  const feedback = await holdFeedback(act, key, 'feedback.check');
  assertCanBecome(feedback, 'in_progress');
  const from = feedback.clockFrom;
  const taken = await saveFeedback(act.tx, feedback, {
    ...(await startClock(act.tx, feedback.handlingAgencyId, answerRule(kind, from), from)),
    state: 'in_progress',
    kind,
    assigneeId: officer.id,
    assigneeName: officer.fullName,
  });
  await announce(act, 'feedback.taken_up', taken, { to: officer.fullName });
  return taken;
}
