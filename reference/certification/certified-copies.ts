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
  /** How an original is certified as a file; absent where it is not. */
  readonly electronic?: ElectronicCopyRule;
}

/** How electronic copies are certified against the original on paper. */
export interface ElectronicCopyRule {
  /** In which series of the year they are numbered: that of copies on paper, or one of their own. */
  readonly series: CopySeries;
  /** What a file costs: by the page as one copy on paper, or nothing. */
  readonly fee: 'as_paper' | 'none';
  /** What is certified, as it stands on the copy. */
  readonly statement: string;
  /** How a number is written on the copy: `{number}` and `{year}` are filled in. */
  readonly written: string;
  readonly legalRef: string;
}

export type CopySeries = 'certified_copy' | 'electronic_copy';

const onPaper = {
  procedures: ['2.000815', '2.000942'],
  numberedBy: 'original',
  legalRef: 'NĐ 23/2015/NĐ-CP',
  feeRef: 'Điều 4, TT 226/2016/TT-BTC',
} as const satisfies Omit<CertifiedCopyRule, 'validFrom'>;

/**
 * What a page costs stands with the procedure in the catalogue, version by version (TT 226/2016/TT-BTC: 2.000 đồng for the
 * first two pages of the original each, 1.000 from the third, at most 200.000 a copy). That each original takes a number
 * of its own, and that numbers begin anew on 1 January, is how registers are kept in practice; the circular with the form
 * of the register (TT 01/2020/TT-BTP) was not held against its original ([U]), so it stands here and not in the code.
 *
 * Copies as files: Điều 10, NĐ 45/2020/NĐ-CP, in force since 22 May 2020. Sure: they are made from the original on paper, and
 * bear the statement, the signature of who certifies and that of the agency. Not held against the originals of that decree,
 * of NĐ 23/2015/NĐ-CP and of what NĐ 280/2025/NĐ-CP changed in it ([U]): that they are numbered in the series of copies on
 * paper, where registers apart are in use as well; that the fee is that of one copy on paper; how the number is written; that
 * the statement stands once, under the last page.
 */
export const certifiedCopyRules: readonly CertifiedCopyRule[] = [
  { validFrom: '2015-04-10', ...onPaper },
  {
    validFrom: '2020-05-22',
    ...onPaper,
    electronic: {
      series: 'certified_copy',
      fee: 'as_paper',
      statement: 'Chứng thực bản sao đúng với bản chính',
      written: '{number}, quyển số {year}-SCT/BS',
      legalRef: 'Điều 10, NĐ 45/2020/NĐ-CP',
    },
  },
];
