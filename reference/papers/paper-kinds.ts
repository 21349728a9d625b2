/** A kind of paper that people are asked for again and again, and how it is known by its name. */
export interface KnownPaper {
  readonly kind: string;
  /** What it is called in the paper store. */
  readonly name: string;
  /** What its names have in common, in small letters without accents. */
  readonly knownBy: readonly string[];
  /** For how many months from the day of issue it counts, where the law says so. */
  readonly valid?: { readonly months: number; readonly legalRef: string };
}

/**
 * How required papers begin, in small letters without accents, that name the paper somebody wants and are none: forms, and
 * authorisations to have it issued.
 */
export const namesOfOtherPapers = ['to khai', 'don', 'mau', 'van ban uy quyen', 'giay uy quyen'] as const;

/**
 * The kinds of paper by which the store finds what a procedure asks for. The list is the house's own, of what communes
 * issue and ask for most; a paper of no kind is found by its name. That a certificate of marital status counts for six
 * months is the only limit kept here ([K]: known from practice and the decree named, not held against its original).
 */
export const knownPapers: readonly KnownPaper[] = [
  { kind: 'citizen_card', name: 'Thẻ căn cước', knownBy: ['the can cuoc', 'can cuoc cong dan'] },
  { kind: 'birth_certificate', name: 'Giấy khai sinh', knownBy: ['giay khai sinh'] },
  {
    kind: 'marital_status',
    name: 'Giấy xác nhận tình trạng hôn nhân',
    knownBy: ['giay xac nhan tinh trang hon nhan'],
    valid: { months: 6, legalRef: 'Điều 23, NĐ 123/2015/NĐ-CP' },
  },
  {
    kind: 'marriage_certificate',
    name: 'Giấy chứng nhận kết hôn',
    knownBy: ['giay chung nhan ket hon', 'trich luc ket hon'],
  },
  { kind: 'death_extract', name: 'Trích lục khai tử', knownBy: ['trich luc khai tu', 'giay chung tu'] },
];
