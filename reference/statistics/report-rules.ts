/** How reports on the settlement of procedures are drawn up, from a day on, where no form or circular seen settles it. */
export interface ReportRule {
  readonly validFrom: string;
  /** The province whose agencies follow it, by its code; without one, everybody. */
  readonly province?: string;
  /** The day of the month a period begins on; from the 2nd on it is the day of the month before. */
  readonly beginsOnDay: number;
  /** Whether a refusal to settle counts as settled on the day of the decision, or the dossier leaves the report. */
  readonly refused: 'settled' | 'left_out';
  /** The same for dossiers stopped at the applicant's wish, and for those nobody completed in time. */
  readonly withdrawn: 'settled' | 'left_out';
  readonly legalRef: string;
}

/**
 * The later of two rules for the same agency holds. Two things are not certain ([U]) and so stand here: whether periods
 * run by calendar months or from the 15th (TT 02/2017/TT-VPCP counted from the 15th), and where refused and withdrawn
 * dossiers go, on which form II.06a is silent. A province that decides otherwise gets a line with its code.
 */
export const reportRules: readonly ReportRule[] = [
  {
    validFrom: '2020-01-01',
    beginsOnDay: 1,
    refused: 'settled',
    withdrawn: 'settled',
    legalRef: 'TT 01/2020/TT-VPCP',
  },
];
