import type { Act } from '#platform/journal';
import { otherPaths } from '../../../../reference/feedback/kinds.ts';
import { announce, holdFeedback } from '../act-on-feedback.ts';
import { assertCanBecome, type Feedback } from '../feedback.ts';
import { type FeedbackKey, saveFeedback } from '../feedback-store.ts';
import { type Direction, insertDirection } from '../handling-store.ts';

/**
 * Ends what is not feedback: a complaint or a denunciation is shown the path of its own law, anything else is told why it
 * is not answered. The sender hears of it in words.
 */
export async function directFeedback(
  act: Act,
  key: FeedbackKey,
  { towards, explanation }: Pick<Direction, 'towards' | 'explanation'>,
): Promise<Feedback> {
  const feedback = await holdFeedback(act, key, 'feedback.check');
  const state = towards === 'declined' ? 'declined' : 'redirected';
  assertCanBecome(feedback, state);
  const legalRef = otherPaths.find((path) => path.key === towards)?.legalRef ?? null;
  await insertDirection(act.tx, feedback, { towards, explanation, legalRef, at: act.now, byName: act.who.name });
  const ended = await saveFeedback(act.tx, feedback, { state });
  if (towards === 'declined') await announce(act, 'feedback.declined', ended, { explanation });
  else await announce(act, 'feedback.redirected', ended, { towards, explanation });
  return ended;
}
