/** One index of the set by which the settling of procedures is judged, worth 2, 1 or 0 points. */
export interface Criterion {
  readonly number: number;
  readonly key: CriterionKey;
  /** `computed` from recorded facts; `asked` of the citizen. */
  readonly from: 'computed' | 'asked';
}

export type CriterionKey =
  | 'total_time'
  | 'unit_time'
  | 'contacts'
  | 'agencies'
  | 'organisation'
  | 'publicity'
  | 'attitude'
  | 'feedback'
  | 'online'
  | 'convenience'
  | 'overall';

/** Where the set comes from; the article on evaluation in NĐ 118/2025/NĐ-CP was not seen ([U]). */
export const criteriaSource = 'TT 01/2018/TT-VPCP';

export const criteria: readonly Criterion[] = [
  { number: 1, key: 'total_time', from: 'computed' },
  { number: 2, key: 'unit_time', from: 'computed' },
  { number: 3, key: 'contacts', from: 'computed' },
  { number: 4, key: 'agencies', from: 'computed' },
  { number: 5, key: 'organisation', from: 'computed' },
  { number: 6, key: 'publicity', from: 'computed' },
  { number: 7, key: 'attitude', from: 'computed' },
  { number: 8, key: 'feedback', from: 'computed' },
  { number: 9, key: 'online', from: 'computed' },
  { number: 10, key: 'convenience', from: 'asked' },
  { number: 11, key: 'overall', from: 'asked' },
];

/** Points by how the limit was kept (criteria 1 and 2: earlier 2, on time 1, overdue 0). */
export const pointsByTime = { early: 2, on_time: 1, overdue: 0 } as const;

/** Points by how often the person was asked to complete the dossier (criterion 3: never 2, once 1, more often 0). */
export const pointsByContacts = [2, 1, 0] as const;

/**
 * Points by how many agencies besides the one-stop centre the person was sent to (criterion 4). The set says that fewer are
 * better; how many give which points was not seen ([U]).
 */
export const pointsByAgencies = [2, 1, 0] as const;

/**
 * Points for the attitude of officials (criterion 7): feedback on it that was found to be so 0; without any, earlier than the
 * limit 2, on time 1. An overdue dossier that nobody reported is not named and gets 0 here ([U]).
 */
export const pointsForAttitude = { ...pointsByTime, founded: 0 } as const;

/** Points for a share, the first that is reached; below the last of them 0. */
export type Steps = readonly { readonly share: number; readonly points: number }[];

/**
 * Criteria that are a share of all cases. 5, procedures of the commune that it receives: all of them 2; the share for 1 was not
 * seen ([U]). 8, feedback handled in time: all of it 2, at least 90 % of it 1; what is due for none at all is not said, so
 * nothing is scored then.
 */
export const pointsByShare = {
  organisation: [
    { share: 1, points: 2 },
    { share: 0.9, points: 1 },
  ],
  feedback: [
    { share: 1, points: 2 },
    { share: 0.9, points: 1 },
  ],
} as const satisfies Partial<Record<CriterionKey, Steps>>;

/**
 * Points for making a procedure public (criterion 6): at the office and electronically 2, one of the two 1. What is in force
 * stands on the public pages, so that one is certain.
 */
export const pointsForPublicity = { both: 2, one: 1 } as const;

/**
 * Points for online services (criterion 9), the first row that is met: the share of procedures that are online, that of dossiers
 * which came that way, and how many of these may be overdue. 15 to 30 % give 1; of what, was not seen, and is taken here as of
 * dossiers and of procedures alike ([U]).
 */
export const pointsForOnline = [
  { procedures: 0.2, dossiers: 0.3, mostOverdue: 0, points: 2 },
  { procedures: 0.15, dossiers: 0.15, mostOverdue: Number.POSITIVE_INFINITY, points: 1 },
] as const;
