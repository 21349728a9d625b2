/**
 * What follows the number of a paper. The annex of Thông tư 03/2025/TT-VPCP leaves the notation to the agency: these are
 * the usual ones, to be compared with the commune's own ([U]).
 */
export const notations = {
  'intake-slip': 'TNHS',
  'process-control': 'KSHS',
  supplement: 'HDHS',
  refusalOfIntake: 'TB-TTPVHCC',
  refusalToSettle: 'TB-UBND',
  apology: 'PXL-UBND',
  stopNotice: 'TB-TTPVHCC',
} as const;

/** Words that fill the forms. Official papers are in Vietnamese, whatever language their reader chose. */
export const paperWords = {
  noLimit: 'Pháp luật không quy định thời hạn',
  asAbove: 'Như trên',
  kept: 'Lưu: VT, hồ sơ',
  headOfCentre: 'Giám đốc',
  stopNoticeBases: [
    'Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ',
    'Thông tư số 03/2025/TT-VPCP ngày 15 tháng 9 năm 2025 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ',
  ],
  awaitingIntake: 'Chờ tiếp nhận',
  awaitingSupplement: 'Chờ bổ sung, hoàn thiện hồ sơ',
  atStep: (step: string) => `Đang ở bước “${step}”`,
  given: (asked: string, name: string, code: string) => `${asked} (lấy từ kho giấy tờ: ${name}, có từ hồ sơ ${code})`,
  applicant: 'Người nộp hồ sơ',
  handedBack: (note: string) => ['Trả lại bước trước', note].filter(Boolean).join(': '),
  reassigned: (reason: string) => ['Đổi người xử lý', reason].filter(Boolean).join(': '),
} as const;
