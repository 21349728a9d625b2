import { listFiles, type PaperFile } from '#modules/papers';
import type { Db } from '#platform/database';
import { listFacts, type RecordedFact } from '#platform/journal';
import { feedbackRules } from '../../../reference/feedback/house-rules.ts';
import { likeness } from './duplicates.ts';
import type { Feedback } from './feedback.ts';
import { listRecent } from './feedback-store.ts';
import {
  type Direction,
  type FeedbackAnswer,
  type FeedbackRating,
  findDirection,
  findReopening,
  listAnswers,
  listRatings,
  listTransfers,
  type Reopening,
  type Transfer,
} from './handling-store.ts';
import { findPostedAnswer, type PostedAnswer } from './posted-answer-store.ts';

/** Feedback with everything that belongs to it, except its sender. */
export interface FeedbackFile {
  readonly feedback: Feedback;
  readonly direction: Direction | undefined;
  readonly transfers: readonly Transfer[];
  readonly answers: readonly FeedbackAnswer[];
  readonly ratings: readonly FeedbackRating[];
  readonly reopening: Reopening | undefined;
  readonly posted: PostedAnswer | undefined;
}

/** What staff see besides. */
export interface DeskFile extends FeedbackFile {
  readonly files: readonly PaperFile[];
  readonly facts: readonly RecordedFact[];
  readonly duplicates: readonly Feedback[];
}

export async function fileOf(db: Db, feedback: Feedback): Promise<FeedbackFile> {
  const [direction, transfers, answers, ratings, reopening, posted] = await Promise.all([
    findDirection(db, feedback),
    listTransfers(db, feedback),
    listAnswers(db, feedback),
    listRatings(db, feedback),
    findReopening(db, feedback),
    findPostedAnswer(db, feedback),
  ]);
  return { feedback, direction, transfers, answers, ratings, reopening, posted };
}

export async function deskFileOf(db: Db, feedback: Feedback): Promise<DeskFile> {
  const [file, files, facts, duplicates] = await Promise.all([
    fileOf(db, feedback),
    listFiles(db, [feedback.agencyId], feedback.fileIds),
    listFacts(db, feedback.agencyId, feedback.id),
    findDuplicates(db, feedback),
  ]);
  return { ...file, files, facts, duplicates };
}

/** What says nearly the same, most alike first; suggested, never decided. */
async function findDuplicates(db: Db, feedback: Feedback): Promise<Feedback[]> {
  const { days, alike } = feedbackRules.duplicates;
  const recent = await listRecent(db, feedback, feedback.submittedAt - days * 86_400_000);
  return recent
    .map((other) => ({ other, degree: likeness(feedback.content, other.content) }))
    .filter(({ degree }) => degree >= alike)
    .sort((a, b) => b.degree - a.degree)
    .slice(0, 3)
    .map(({ other }) => other);
}
