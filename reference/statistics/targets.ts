/** What share the national index asks for. */
export interface Target {
  /** Between 0 and 1. */
  readonly share: number;
  readonly legalRef: string;
}

/**
 * Indicator 4.3, as the national dashboard served it in September and October 2026: of the dossiers with a digitised
 * paper, those in which at least one was reused.
 */
export const reuseTarget: Target = { share: 0.8, legalRef: 'QĐ 766/QĐ-TTg, chỉ số 4.3' };
