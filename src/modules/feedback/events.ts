import type { Fact } from '#platform/journal';
import type { Feedback } from './feedback.ts';

/** What a fact keeps of feedback: nothing of its sender, and nothing of what was said. */
const kept = [
  'agencyId',
  'id',
  'code',
  'handlingAgencyId',
  'channel',
  'state',
  'kind',
  'dueAt',
  'assigneeId',
  'round',
  'version',
] as const satisfies readonly (keyof Feedback)[];

export type FeedbackInFact = Pick<Feedback, (typeof kept)[number]>;

interface FeedbackData {
  readonly feedback: FeedbackInFact;
}

export type FeedbackFact =
  | Fact<'feedback.received', FeedbackData>
  | Fact<'feedback.transferred', FeedbackData & { to: string; reason: string }>
  | Fact<'feedback.taken_up', FeedbackData & { to: string }>
  | Fact<'feedback.reassigned', FeedbackData & { to: string; reason: string }>
  | Fact<'feedback.redirected', FeedbackData & { towards: 'complaint' | 'denunciation'; explanation: string }>
  | Fact<'feedback.declined', FeedbackData & { explanation: string }>
  | Fact<'feedback.drafted', FeedbackData>
  | Fact<'feedback.sent_back', FeedbackData & { reason: string }>
  | Fact<'feedback.answered', FeedbackData>
  | Fact<'feedback.posted', FeedbackData>
  | Fact<'feedback.rated', FeedbackData & { satisfied: boolean }>
  | Fact<'feedback.reopened', FeedbackData & { reason: string }>
  | Fact<'feedback.sender_seen', FeedbackData & { reason: string }>;

/** The part of feedback that stands in a fact. */
export function inFact(feedback: Feedback): FeedbackInFact {
  return Object.fromEntries(kept.map((name) => [name, feedback[name]])) as FeedbackInFact;
}
