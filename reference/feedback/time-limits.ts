import type { FeedbackKind } from './kinds.ts';

/** How many working days something may take, and where that comes from. */
export interface Limit {
  readonly workingDays: number;
  readonly legalRef: string;
}

/** The limits in force from a day on. */
export interface FeedbackLimits {
  readonly validFrom: string;
  /** From receipt until it is taken up, transferred or answered with the path of another law. */
  readonly check: Limit;
  /** The shorter one by which the National Portal judges. */
  readonly checkByPortal: Limit;
  /** From receipt at the agency that answers, or from its reopening, until the answer is approved. */
  readonly answer: Readonly<Record<FeedbackKind, Limit>>;
  /** From the approved answer until it is published, where the sender agreed. */
  readonly post: Limit;
}

const byPortal = 'QĐ 766/QĐ-TTg, chỉ số 5.2';

/**
 * Transfer within five working days is NĐ 20/2008/NĐ-CP as amended. How long answering may take is not certain ([U]): 15
 * and 2 working days are those of indicator 5.2 as the national dashboard served it in 2026; 10 for the settling of
 * procedures is a provincial rule of 2025. An installation whose province decides otherwise adds a line.
 */
export const feedbackLimits: readonly FeedbackLimits[] = [
  {
    validFrom: '2025-07-01',
    check: { workingDays: 5, legalRef: 'NĐ 20/2008/NĐ-CP, NĐ 48/2013/NĐ-CP, NĐ 92/2017/NĐ-CP' },
    checkByPortal: { workingDays: 2, legalRef: byPortal },
    answer: {
      behaviour: { workingDays: 15, legalRef: byPortal },
      regulation: { workingDays: 15, legalRef: byPortal },
      settlement: { workingDays: 10, legalRef: 'QĐ 163/2025/QĐ-CTUBND (Ninh Bình)' },
      proposal: { workingDays: 15, legalRef: byPortal },
      place: { workingDays: 15, legalRef: byPortal },
    },
    post: { workingDays: 2, legalRef: byPortal },
  },
];
