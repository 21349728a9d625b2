/** How the posting of a procedure at the office stands, in the order in which it is looked after. */
export const noticeStates = ['not_posted', 'outdated', 'to_take_down', 'posted'] as const;

/** `outdated` says another thing than the catalogue or the agency today; `to_take_down` is posted and should not be. */
export type NoticeState = (typeof noticeStates)[number];

/** The states in which somebody has something to do. */
export const waitingStates: readonly NoticeState[] = ['not_posted', 'outdated', 'to_take_down'];

/** A procedure in the register of what is posted at the office of one agency (niêm yết tại trụ sở). */
export interface Notice {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  /** `not_due`: neither posted nor to be posted. */
  readonly state: NoticeState | 'not_due';
  /** The version that holds today, from which day on, and whether the procedure is in force by it. */
  readonly versionId: string;
  readonly validFrom: string;
  readonly isInForce: boolean;
  /** When it was last decided on steps and limit of the agency, or a sequence entered; those are posted too (milliseconds). */
  readonly decidedAt: number | null;
  /** The version that is posted, since when (milliseconds) and by whom; null when none is. */
  readonly postedVersionId: string | null;
  readonly postedAt: number | null;
  readonly postedByName: string | null;
}

/** What somebody chose: a procedure, and what its notice said when they looked. */
export interface ChosenNotice {
  readonly code: string;
  readonly edition: string;
}

/** A short text that is another whenever what is posted of the procedure is. */
export const editionOf = ({ versionId, decidedAt }: Pick<Notice, 'versionId' | 'decidedAt'>): string =>
  `${versionId}.${decidedAt ?? 0}`;

/**
 * Why it cannot be recorded that the chosen edition is posted: the procedure is not to be posted any more, or says another
 * thing by now. Absent when it can.
 */
export function refusalToPost(
  { state, ...notice }: Pick<Notice, 'state' | 'versionId' | 'decidedAt'>,
  edition: string,
): 'procedures.notice_not_due' | 'procedures.notice_changed' | undefined {
  if (state === 'not_due' || state === 'to_take_down') return 'procedures.notice_not_due';
  return editionOf(notice) === edition ? undefined : 'procedures.notice_changed';
}
