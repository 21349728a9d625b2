/** One index of the set by which the settling of procedures is judged, worth 2, 1 or 0 points. */
export interface Criterion {
  readonly number: number;
  readonly key: CriterionKey;
  /**
   * `computed` from recorded facts; `asked` of the citizen; `not_recorded`: nothing that is recorded says it, and it is
   * left out rather than guessed.
   */
  readonly from: 'computed' | 'asked' | 'not_recorded';
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
  { number: 4, key: 'agencies', from: 'not_recorded' },
  { number: 5, key: 'organisation', from: 'not_recorded' },
  { number: 6, key: 'publicity', from: 'not_recorded' },
  { number: 7, key: 'attitude', from: 'not_recorded' },
  { number: 8, key: 'feedback', from: 'computed' },
  { number: 9, key: 'online', from: 'not_recorded' },
  { number: 10, key: 'convenience', from: 'asked' },
  { number: 11, key: 'overall', from: 'asked' },
];

/** Points by how the limit was kept (criteria 1 and 2: earlier 2, on time 1, overdue 0). */
export const pointsByTime = { early: 2, on_time: 1, overdue: 0 } as const;

/** Points by how often the person was asked to complete the dossier (criterion 3: never 2, once 1, more often 0). */
export const pointsByContacts = [2, 1, 0] as const;

/**
 * Points by the share of feedback handled in time (criterion 8: all of it 2, at least 90 % of it 1). What is due for no
 * feedback at all is not said, so nothing is scored then.
 */
export const pointsByFeedback = [
  { share: 1, points: 2 },
  { share: 0.9, points: 1 },
] as const;
