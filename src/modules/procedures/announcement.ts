import { type WorkingCalendar, workingDayAfter, workingDayBefore } from '#modules/calendar';
import { type Day, dayOf } from '#platform/clock';
import { type AnnouncementRule, announcementRules } from '../../../reference/procedures/announcement-rules.ts';

/** What becomes of a procedure by a decision: it is new, amended or repealed (mới ban hành, sửa đổi bổ sung, bãi bỏ). */
export const whatHappens = ['new', 'amended', 'repealed'] as const;

export type WhatHappens = (typeof whatHappens)[number];

/** A procedure a decision names. */
export interface AnnouncedProcedure {
  readonly code: string;
  readonly name: string;
  readonly becomes: WhatHappens;
}

/** What a decision says that announces procedures (quyết định công bố). */
export interface AnnouncementText {
  readonly number: string;
  readonly decidedOn: Day;
  /** When the regulation it follows takes effect. */
  readonly effectiveOn: Day;
  /** The regulation. */
  readonly legalBasis: string;
  readonly procedures: readonly AnnouncedProcedure[];
}

/** By when it was to be made and is to be posted, and by which rule. */
export interface AnnouncementDeadlines {
  readonly decideBy: Day;
  readonly postBy: Day;
  readonly ruleRef: string;
}

/** A decision in the register of the agency that made it. Instants are milliseconds. */
export interface Announcement extends AnnouncementText, AnnouncementDeadlines {
  readonly agencyId: string;
  readonly id: string;
  readonly recordedAt: number;
  /** How often what is recorded of it was written, once unless it was corrected. */
  readonly edition: number;
  readonly postedAt: number | null;
  readonly withdrawnAt: number | null;
  readonly withdrawnBecause: string | null;
}

/** The rule for an agency of this level on a day; undefined where such an agency announces nothing. */
export function announcementRuleFor(
  level: string,
  day: Day,
  rules: readonly AnnouncementRule[] = announcementRules,
): AnnouncementRule | undefined {
  return rules.findLast((rule) => rule.level === level && rule.validFrom <= day);
}

/** Both last days of a decision, in working days of the agency that makes it. */
export function deadlinesOf(
  { decidedOn, effectiveOn }: Pick<AnnouncementText, 'decidedOn' | 'effectiveOn'>,
  { decidedBefore, postedWithin, legalRef }: AnnouncementRule,
  calendar: WorkingCalendar,
): AnnouncementDeadlines {
  return {
    decideBy: workingDayBefore(calendar, effectiveOn, decidedBefore),
    postBy: workingDayAfter(calendar, decidedOn, postedWithin),
    ruleRef: legalRef,
  };
}

/** Whether the decision was made early enough before what it announces took effect (chỉ số 1.1). */
export const isDecidedInTime = ({ decidedOn, decideBy }: Pick<Announcement, 'decidedOn' | 'decideBy'>): boolean =>
  decidedOn <= decideBy;

/** How the posting of a decision stands on a day (chỉ số 1.2). */
export type PostingState = 'to_post' | 'overdue' | 'posted_in_time' | 'posted_late' | 'withdrawn';

/** How it stands at an instant (milliseconds), by the days of posting and of asking. */
export function postingStateOf(
  { postedAt, postBy, withdrawnAt }: Pick<Announcement, 'postedAt' | 'postBy' | 'withdrawnAt'>,
  now: number,
): PostingState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (postedAt !== null) return dayOf(postedAt) <= postBy ? 'posted_in_time' : 'posted_late';
  return dayOf(now) <= postBy ? 'to_post' : 'overdue';
}
