import type { Act } from '#platform/journal';
import { announce, holdFeedback } from '../act-on-feedback.ts';
import type { Sender } from '../feedback.ts';
import type { FeedbackKey } from '../feedback-store.ts';
import { getSender } from '../sender-store.ts';

/** Shows who reported it, for a reason that stands in the journal beside who saw it. */
export async function seeSender(act: Act, key: FeedbackKey, reason: string): Promise<Sender> {
  const feedback = await holdFeedback(act, key, 'feedback.see_sender');
  const sender = await getSender(act.tx, feedback);
  await announce(act, 'feedback.sender_seen', feedback, { reason });
  return sender;
}
