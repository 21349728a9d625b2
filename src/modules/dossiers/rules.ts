/** Numbers that rules of law set for dossiers. A dossier takes them over when it is handed in. */
export interface DossierRules {
  readonly validFrom: string;
  /** Working hours within which a dossier filed online is received or sent back for completion. */
  readonly answerOnlineWithinHours: number;
  /** Working days after which a dossier that nobody completes is closed. */
  readonly answerWithinWorkingDays: number;
  /** How often a dossier may be sent back for completion after it was received. */
  readonly supplementsAfterIntake: number;
  /** Whether a completed dossier is counted anew or only later by the time it waited. */
  readonly afterSupplement: 'restart' | 'shift';
  readonly legalRef: string;
}

/**
 * Nghị định on linked electronic procedures (late 2025): an answer within 8 working hours (as Điều 11, NĐ 45/2020/NĐ-CP
 * had it), counted from zero once complete, closed after 15 working days;
 * "not more than once" after intake is the usual local norm ([U]: configurable, so it stands here and not in the code).
 */
export const dossierRules: readonly DossierRules[] = [
  {
    validFrom: '2025-07-01',
    answerOnlineWithinHours: 8,
    answerWithinWorkingDays: 15,
    supplementsAfterIntake: 1,
    afterSupplement: 'restart',
    legalRef: 'NĐ 118/2025/NĐ-CP',
  },
];

/** The rules in force on a day. */
export function rulesOn(day: string): DossierRules {
  const inForce = dossierRules.filter(({ validFrom }) => validFrom <= day);
  return inForce.at(-1) ?? dossierRules[0]!;
}
