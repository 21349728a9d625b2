import type { Fact } from '#platform/journal';
import type { Adjustment } from './adjustment.ts';
import type { AnnouncementDeadlines, AnnouncementText } from './announcement.ts';
import type { EnteredSequence } from './sequence.ts';

/** An agency entered its internal process or limit for a procedure. */
export type ProcedureAdjusted = Fact<'procedures.adjusted', Adjustment & { code: string }>;

/** The sequence of a procedure was entered from its decision, for an agency and those below it. */
export type SequenceEntered = Fact<'procedures.sequence_entered', EnteredSequence & { code: string }>;

/** A procedure was posted at the office, in the version it names; what hung there before is gone. */
export type NoticePosted = Fact<'procedures.notice_posted', { code: string; versionId: string }>;

/** What was posted of a procedure at the office was taken down, and nothing put in its place. */
export type NoticeTakenDown = Fact<'procedures.notice_taken_down', { code: string }>;

type Recorded = AnnouncementText & AnnouncementDeadlines;

/** A decision that announces procedures was entered in the register of the agency that made it. */
export type AnnouncementRecorded = Fact<'procedures.announcement_recorded', Recorded>;

/** What is recorded of a decision was written anew; `because` is said of one that was posted. */
export type AnnouncementCorrected = Fact<'procedures.announcement_corrected', Recorded & { because: string | null }>;

/** A decision was posted for everybody, at the instant of the fact. */
export type AnnouncementPosted = Fact<'procedures.announcement_posted', { number: string; postBy: string }>;

/** A decision that was not posted counts no more. */
export type AnnouncementWithdrawn = Fact<'procedures.announcement_withdrawn', { number: string; because: string }>;
