import type { FeedbackFact } from '#modules/feedback';
import type { Reaction } from '#platform/journal';
import { insertFeedbackCourse } from '../feedback-course-store.ts';

/** Every fact after which feedback may stand otherwise. Postings, and who looked at a sender, change nothing that counts. */
const telling = [
  'feedback.received',
  'feedback.transferred',
  'feedback.taken_up',
  'feedback.redirected',
  'feedback.declined',
  'feedback.drafted',
  'feedback.sent_back',
  'feedback.answered',
  'feedback.rated',
  'feedback.reopened',
] as const satisfies readonly FeedbackFact['type'][];

export const keepFeedbackCourse: readonly Reaction<FeedbackFact>[] = telling.map((to) => ({
  to,
  does: 'Keeps how feedback stands after the fact, so that a past day can be counted as it was.',
  run: (act, fact) => insertFeedbackCourse(act, fact),
}));
