/** How certified copies are numbered in their register, from a day on. */
export interface CertifiedCopyRule {
  readonly validFrom: string;
  /** The procedures whose result is a copy certified against its original. */
  readonly procedures: readonly string[];
  /** A number for each original of a dossier, or one for the whole dossier. */
  readonly numberedBy: 'original' | 'dossier';
  readonly legalRef: string;
  /** Where the fee by the page comes from. */
  readonly feeRef: string;
}

/**
 * What a page costs stands with the procedure in the catalogue, version by version (TT 226/2016/TT-BTC: 2.000 đồng for the
 * first two pages of the original each, 1.000 from the third, at most 200.000 a copy). That each original takes a number
 * of its own, and that numbers begin anew on 1 January, is how registers are kept in practice; the circular with the form
 * of the register (TT 01/2020/TT-BTP) was not held against its original ([U]), so it stands here and not in the code.
 */
export const certifiedCopyRules: readonly CertifiedCopyRule[] = [
  {
    validFrom: '2015-04-10',
    procedures: ['2.000815', '2.000942'],
    numberedBy: 'original',
    legalRef: 'NĐ 23/2015/NĐ-CP',
    feeRef: 'Điều 4, TT 226/2016/TT-BTC',
  },
];
