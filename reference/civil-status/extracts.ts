/** What an extract of a civil-status register can be of. */
export type ExtractKind =
  | 'birth'
  | 'marriage'
  | 'death'
  | 'parent_child'
  | 'guardianship'
  | 'guardianship_end'
  | 'guardianship_supervision'
  | 'guardianship_supervision_end'
  | 'change'
  | 'marriage_note'
  | 'divorce_note'
  | 'other_note';

/** How extracts of civil status are numbered, from a day on. */
export interface ExtractRule {
  readonly validFrom: string;
  /** The procedures by which copies of extracts are asked for. */
  readonly copies: readonly string[];
  /** The procedures whose result is itself an extract, and of what. */
  readonly results: Readonly<Record<string, ExtractKind>>;
  /** One series of numbers for all copies, as one register has it, or one for each kind. */
  readonly copiesNumberedBy: 'register' | 'kind';
  /** By which a number says what the extract is of. */
  readonly marks: Readonly<Record<ExtractKind, string>>;
  /** How a number is written: `{number}`, `{mark}` and `{year}` are filled in. */
  readonly written: { readonly copy: string; readonly result: string };
  readonly legalRef: string;
  /** Where the fee by the copy comes from. */
  readonly feeRef: string;
}

/**
 * Sure: who may have a copy of an extract and who signs it (Điều 63, 64 Luật Hộ tịch 60/2014/QH13); 8.000 đồng a copy (TT
 * 281/2016/TT-BTC), for which the catalogue states the amount without saying that it is by the copy; the procedures, and
 * what each results in, as the national catalogue has them; the marks TLKS, TLKH and TLKT with BS for a copy, as they stand
 * on extracts that are in use.
 *
 * Not held against the forms of TT 04/2020/TT-BTP and what amended it ([U]): that the register of copies (Sổ cấp bản sao trích
 * lục hộ tịch) is one for all kinds and counts from 1 in each year; that one number serves all copies of one extract given
 * out at once; that an extract given as the result of a registration counts by kind and year, where a register of paper gives
 * it the number under which the event was registered; the marks of the other kinds, made after the pattern of the three; how
 * numbers are written, of which "45/TLKS-BS" was seen as well as "45/2020/TLKS-BS". The law on civil status 03/2026/QH16 is in
 * force from 1 March 2027 and gets a rule of its own here.
 */
export const extractRules: readonly ExtractRule[] = [
  {
    validFrom: '2016-01-01',
    copies: ['2.000635'],
    results: {
      '1.000419': 'death',
      '1.000656': 'death',
      '1.001766': 'death',
      '1.004827': 'death',
      '1.005461': 'death',
      '1.001022': 'parent_child',
      '2.000779': 'parent_child',
      '1.004837': 'guardianship',
      '1.004845': 'guardianship_end',
      '2.000756': 'guardianship_end',
      '3.000323': 'guardianship_supervision',
      '3.000322': 'guardianship_supervision_end',
      '1.004859': 'change',
      '2.000748': 'change',
      '2.002189': 'marriage_note',
      '2.000554': 'divorce_note',
      '2.000547': 'other_note',
    },
    copiesNumberedBy: 'register',
    marks: {
      birth: 'TLKS',
      marriage: 'TLKH',
      death: 'TLKT',
      parent_child: 'TLNCMC',
      guardianship: 'TLGH',
      guardianship_end: 'TLCDGH',
      guardianship_supervision: 'TLGSGH',
      guardianship_supervision_end: 'TLCDGSGH',
      change: 'TLTĐCC',
      marriage_note: 'TLGCKH',
      divorce_note: 'TLGCLH',
      other_note: 'TLGVS',
    },
    written: { copy: '{number}/{mark}-BS', result: '{number}/{mark}' },
    legalRef: 'Điều 63, 64 Luật Hộ tịch 60/2014/QH13; TT 04/2020/TT-BTP',
    feeRef: 'TT 281/2016/TT-BTC',
  },
];
