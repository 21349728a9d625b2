/** Which ways a dossier ends give back what was paid for it, and which provision says so. */
export interface RefundRule {
  readonly validFrom: string;
  /** Refused at intake: no work was done for it [U]. */
  readonly intakeRefused: boolean;
  /** Withdrawn before it was received, and after [U]. */
  readonly withdrawnBeforeIntake: boolean;
  readonly withdrawnAfterIntake: boolean;
  readonly legalRef: string;
}

/**
 * The law names refunds of fees (form 05 of TT 03/2025/TT-VPCP has a line for them) and leaves the cases to the rules of each
 * fee, which were not seen: all of these are [U]. They only open a refund, about which an officer decides with a reason.
 */
export const refundRules: readonly RefundRule[] = [
  {
    validFrom: '2025-07-01',
    intakeRefused: true,
    withdrawnBeforeIntake: true,
    withdrawnAfterIntake: false,
    legalRef: 'Điều 7, TT 03/2025/TT-VPCP; quy định của từng khoản phí, lệ phí',
  },
];
