import { catalogue } from '#platform/words';
import type { ExtractKind } from '../../../reference/civil-status/extracts.ts';

const vietnamese: Record<ExtractKind, string> = {
  birth: 'Trích lục khai sinh',
  marriage: 'Trích lục kết hôn',
  death: 'Trích lục khai tử',
  parent_child: 'Trích lục đăng ký nhận cha, mẹ, con',
  guardianship: 'Trích lục đăng ký giám hộ',
  guardianship_end: 'Trích lục đăng ký chấm dứt giám hộ',
  guardianship_supervision: 'Trích lục đăng ký giám sát việc giám hộ',
  guardianship_supervision_end: 'Trích lục đăng ký chấm dứt giám sát việc giám hộ',
  change: 'Trích lục thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc',
  marriage_note: 'Trích lục ghi chú kết hôn',
  divorce_note: 'Trích lục ghi chú ly hôn',
  other_note: 'Trích lục ghi vào Sổ hộ tịch việc hộ tịch khác',
};

const english: Record<ExtractKind, string> = {
  birth: 'Extract of birth',
  marriage: 'Extract of marriage',
  death: 'Extract of death',
  parent_child: 'Extract of recognition of parent or child',
  guardianship: 'Extract of guardianship',
  guardianship_end: 'Extract of the end of guardianship',
  guardianship_supervision: 'Extract of supervision of guardianship',
  guardianship_supervision_end: 'Extract of the end of supervision of guardianship',
  change: 'Extract of change, correction or addition in civil status',
  marriage_note: 'Extract of a marriage noted',
  divorce_note: 'Extract of a divorce noted',
  other_note: 'Extract of another event noted',
};

/** What the fields of an extract are called where it is entered: at intake, later and in a correction. */
export const extractFields = {
  vi: {
    extractKind: 'Trích lục cần cấp bản sao',
    registeredName: 'Họ, chữ đệm, tên người được đăng ký',
    registryNumber: 'Số đăng ký',
    registryBook: 'Quyển số',
    registeredOn: 'Ngày đăng ký',
    registeredAt: 'Nơi đăng ký',
    extractCopies: 'Số bản sao trích lục',
  },
  en: {
    extractKind: 'Extract to copy',
    registeredName: 'Name of the person registered',
    registryNumber: 'Registration number',
    registryBook: 'Book',
    registeredOn: 'Registered on',
    registeredAt: 'Registered at',
    extractCopies: 'Copies of the extract',
  },
};

/** The words of copies of extracts, on the dossier and in their register. */
export const extractMessages = catalogue(
  {
    title: 'Sổ cấp bản sao trích lục hộ tịch',
    menu: 'Sổ trích lục',
    lead: 'Mỗi trích lục được cấp bản sao có một số, liên tục trong năm. Số được cấp khi ban hành kết quả.',
    caption: (year: number) => `Năm ${year}`,
    empty: 'Năm này chưa cấp bản sao trích lục nào.',
    year: 'Năm',
    pdf: 'In sổ',
    excel: 'Tải Excel',
    tooLong: (most: number) =>
      `Năm này có hơn ${most} số nên không in thành một tập được. Hãy tải bản Excel có đủ mọi số.`,
    kinds: vietnamese,
    copyOf: (kind: ExtractKind) => `${vietnamese[kind]} (bản sao)`,
    section: 'Bản sao trích lục hộ tịch',
    notNumbered: 'Chưa cấp số',
    number: 'Số',
    issued: 'Ngày cấp',
    requester: 'Người yêu cầu',
    kind: 'Loại trích lục',
    registeredName: 'Họ, chữ đệm, tên người được đăng ký',
    registration: 'Đăng ký hộ tịch',
    registryNumber: 'Số đăng ký',
    registryBook: 'Quyển số',
    registeredOn: 'Ngày đăng ký',
    registeredAt: 'Nơi đăng ký',
    bookOf: (book: string) => `quyển số ${book}`,
    numberOf: (number: string) => `số ${number}`,
    dayOf: (day: string) => (/^\d{4}$/.test(day) ? `năm ${day}` : `ngày ${day}`),
    copies: 'Số bản sao',
    copiesOf: (copies: number) => `${copies} bản sao`,
    signer: 'Người ký, chức danh',
    fee: 'Phí',
    waived: 'miễn',
    dossier: 'Mã hồ sơ',
    missing: 'Hồ sơ đã có kết quả mà chưa ghi trích lục cần cấp bản sao nên không có trong sổ:',
    correct: 'Đính chính',
    correctRegister: 'Đính chính sổ cấp bản sao trích lục',
    change: (what: string, was: string, becomes: string) => `${what} “${was}” nay là “${becomes}”`,
    correction: (day: string, changes: string, reason: string, by: string) =>
      changes === ''
        ? `Đính chính ngày ${day} (${by}).`
        : `Đính chính ngày ${day}: ${changes}. Lý do: ${reason} (${by}).`,
    fileName: (year: number, type: string) => `so-trich-luc-${year}.${type}`,
  },
  {
    title: 'Register of copies of civil-status extracts',
    menu: 'Extracts',
    lead: 'Each extract of which copies are given out has a number, without gap in the year. It is given when the result is issued.',
    caption: (year: number) => `Year ${year}`,
    empty: 'No copy of an extract was given out in this year.',
    year: 'Year',
    pdf: 'Print the register',
    excel: 'Download Excel',
    tooLong: (most: number) =>
      `This year has more than ${most} numbers and cannot be printed in one piece. Download the spreadsheet, which has all.`,
    kinds: english,
    copyOf: (kind: ExtractKind) => `${english[kind]} (copy)`,
    section: 'Copies of civil-status extracts',
    notNumbered: 'Not numbered yet',
    number: 'Number',
    issued: 'Issued on',
    requester: 'Requested by',
    kind: 'Extract',
    registeredName: 'Name of the person registered',
    registration: 'Registration',
    registryNumber: 'Registration number',
    registryBook: 'Book',
    registeredOn: 'Registered on',
    registeredAt: 'Registered at',
    bookOf: (book: string) => `book ${book}`,
    numberOf: (number: string) => `no. ${number}`,
    dayOf: (day: string) => (/^\d{4}$/.test(day) ? `in ${day}` : `on ${day}`),
    copies: 'Copies',
    copiesOf: (copies: number) => `${copies} copies`,
    signer: 'Signed by, position',
    fee: 'Fee',
    waived: 'waived',
    dossier: 'Dossier',
    missing: 'Dossiers with a result for which no extract was entered, so that they are not in the register:',
    correct: 'Corrections',
    correctRegister: 'Correct the register of extracts',
    change: (what: string, was: string, becomes: string) => `${what} “${was}” is now “${becomes}”`,
    correction: (day: string, changes: string, reason: string, by: string) =>
      changes === '' ? `Corrected on ${day} (${by}).` : `Corrected on ${day}: ${changes}. Reason: ${reason} (${by}).`,
    fileName: (year: number, type: string) => `extracts-${year}.${type}`,
  },
);

/** Where an event was registered, in one line: "số 45, quyển số 01/1998, ngày 02/05/1998, UBND xã Lạc Thuỷ". */
export function registrationInWords(
  event: {
    readonly [name in 'registryNumber' | 'registryBook' | 'registeredOn' | 'registeredAt']?: string | undefined;
  },
  words: ReturnType<typeof extractMessages>,
): string {
  const { registryNumber, registryBook, registeredOn, registeredAt } = event;
  return [
    registryNumber && words.numberOf(registryNumber),
    registryBook && words.bookOf(registryBook),
    registeredOn && words.dayOf(registeredOn),
    registeredAt,
  ]
    .filter(Boolean)
    .join(', ');
}
