import type { Fact } from '#platform/journal';
import type { Adjustment } from './adjustment.ts';
import type { EnteredSequence } from './sequence.ts';

/** An agency entered its internal process or limit for a procedure. */
export type ProcedureAdjusted = Fact<'procedures.adjusted', Adjustment & { code: string }>;

/** The sequence of a procedure was entered from its decision, for an agency and those below it. */
export type SequenceEntered = Fact<'procedures.sequence_entered', EnteredSequence & { code: string }>;

/** A procedure was posted at the office, in the version it names; what hung there before is gone. */
export type NoticePosted = Fact<'procedures.notice_posted', { code: string; versionId: string }>;

/** What was posted of a procedure at the office was taken down, and nothing put in its place. */
export type NoticeTakenDown = Fact<'procedures.notice_taken_down', { code: string }>;
