import { catalogue } from '#platform/words';

/** The words of the register of certified copies. */
export const certifiedMessages = catalogue(
  {
    title: 'Sổ chứng thực bản sao từ bản chính',
    menu: 'Sổ chứng thực',
    lead: 'Mỗi bản chính một số, liên tục trong năm. Số được cấp khi ban hành kết quả.',
    caption: (year: number) => `Năm ${year}`,
    empty: 'Năm này chưa có bản sao nào được chứng thực.',
    year: 'Năm',
    pdf: 'In sổ',
    excel: 'Tải Excel',
    tooLong: (most: number) =>
      `Năm này có hơn ${most} số nên không in thành một tập được. Hãy tải bản Excel có đủ mọi số.`,
    number: 'Số chứng thực',
    certified: 'Ngày chứng thực',
    requester: 'Người yêu cầu chứng thực',
    original: 'Tên bản chính',
    pages: 'Số trang',
    copies: 'Số bản sao',
    signer: 'Người ký, chức danh',
    fee: 'Phí',
    waived: 'miễn',
    dossier: 'Mã hồ sơ',
    missing: 'Hồ sơ đã có kết quả mà chưa ghi bản chính, số trang, số bản nên không có trong sổ:',
    correct: 'Đính chính',
    change: (what: string, was: string, becomes: string) => `${what} “${was}” nay là “${becomes}”`,
    correction: (day: string, changes: string, reason: string, by: string) =>
      `Đính chính ngày ${day}: ${changes}. Lý do: ${reason} (${by}).`,
    fileName: (year: number, type: string) => `so-chung-thuc-ban-sao-${year}.${type}`,
  },
  {
    title: 'Register of copies certified against originals',
    menu: 'Certified copies',
    lead: 'Each original has a number, without gap in the year. It is given when the result is issued.',
    caption: (year: number) => `Year ${year}`,
    empty: 'No copy was certified in this year.',
    year: 'Year',
    pdf: 'Print the register',
    excel: 'Download Excel',
    tooLong: (most: number) =>
      `This year has more than ${most} numbers and cannot be printed in one piece. Download the spreadsheet, which has all.`,
    number: 'Number',
    certified: 'Certified on',
    requester: 'Requested by',
    original: 'Original',
    pages: 'Pages',
    copies: 'Copies',
    signer: 'Signed by, position',
    fee: 'Fee',
    waived: 'waived',
    dossier: 'Dossier',
    missing:
      'Dossiers with a result for which no original, pages and copies were entered, so that they are not in the register:',
    correct: 'Corrections',
    change: (what: string, was: string, becomes: string) => `${what} “${was}” is now “${becomes}”`,
    correction: (day: string, changes: string, reason: string, by: string) =>
      `Corrected on ${day}: ${changes}. Reason: ${reason} (${by}).`,
    fileName: (year: number, type: string) => `certified-copies-${year}.${type}`,
  },
);
