import type { Permissions } from '#platform/access';

const clerks = [{ role: 'counter_clerk', relation: 'agency' }] as const;
const officers = [
  { role: 'handling_officer', relation: 'assigned' },
  { role: 'department_head', relation: 'agency' },
] as const;
const heads = [
  { role: 'department_head', relation: 'agency' },
  { role: 'leader', relation: 'agency' },
  { role: 'centre_director', relation: 'agency' },
] as const;
const everyOfficer = [
  ...clerks,
  { role: 'handling_officer', relation: 'agency' },
  ...heads,
  { role: 'document_clerk', relation: 'agency' },
  { role: 'supervisor', relation: 'agency' },
] as const;

/** Who may do what with dossiers, one sentence each. What is not granted here is refused. */
export const dossierPermissions = {
  'dossier.destroy': {
    says: 'Chỉ hệ thống được hủy hồ sơ hết thời hạn lưu trữ, sau khi đã có quyết định hủy',
    grants: [{ role: 'system', relation: 'agency' }],
    shows: 'sensitive',
  },
  'dossier.file': {
    says: 'Nộp hồ sơ trực tuyến cho chính mình hoặc người mình đại diện',
    grants: [{ role: 'citizen', relation: 'any' }],
    shows: 'sensitive',
  },
  'dossier.follow': {
    says: 'Theo dõi hồ sơ của mình và bổ sung, rút hồ sơ',
    grants: [{ role: 'citizen', relation: 'party' }],
    shows: 'sensitive',
  },
  'dossier.work': {
    says: 'Vào nơi làm việc của cán bộ',
    grants: [{ role: 'staff', relation: 'any' }],
    shows: 'basic',
  },
  'dossier.view': {
    says: 'Xem hồ sơ của cơ quan mình tiếp nhận hoặc giải quyết',
    grants: everyOfficer,
    shows: 'sensitive',
  },
  'dossier.receive': {
    says: 'Tiếp nhận hồ sơ tại cơ quan mình',
    grants: clerks,
    while: ['submitted', 'awaiting_supplement'],
    shows: 'sensitive',
  },
  'dossier.request_supplement': {
    says: 'Yêu cầu bổ sung hồ sơ',
    grants: [...clerks, ...officers],
    while: ['submitted', 'processing'],
    shows: 'basic',
  },
  'dossier.take_supplement': {
    says: 'Ghi nhận giấy tờ bổ sung tại quầy',
    grants: clerks,
    while: ['awaiting_supplement'],
    shows: 'basic',
  },
  'dossier.refuse_intake': { says: 'Từ chối tiếp nhận hồ sơ', grants: clerks, while: ['submitted'], shows: 'basic' },
  'dossier.refuse_settlement': {
    says: 'Ký thông báo từ chối giải quyết',
    grants: [{ role: 'leader', relation: 'agency' }],
    while: ['processing'],
    shows: 'basic',
  },
  'dossier.withdraw': {
    says: 'Dừng giải quyết theo yêu cầu của người nộp',
    grants: clerks,
    while: ['submitted', 'processing', 'awaiting_supplement'],
    shows: 'basic',
  },
  'dossier.transfer': {
    says: 'Chuyển hồ sơ sang bước sau hoặc trả lại bước trước khi đang được giao',
    grants: [
      { role: 'counter_clerk', relation: 'assigned' },
      ...officers,
      { role: 'leader', relation: 'agency' },
      { role: 'document_clerk', relation: 'assigned' },
    ],
    while: ['processing'],
    shows: 'basic',
  },
  'dossier.take': {
    says: 'Nhận xử lý hồ sơ đang chờ ở vị trí của mình',
    grants: everyOfficer.filter(({ role }) => role !== 'supervisor'),
    while: ['processing'],
    shows: 'basic',
  },
  'dossier.assign': {
    says: 'Phân công hoặc chuyển người xử lý hồ sơ',
    grants: heads,
    while: ['processing'],
    shows: 'basic',
  },
  'dossier.draft_result': {
    says: 'Dự thảo kết quả của hồ sơ được giao',
    grants: officers,
    while: ['processing'],
    shows: 'basic',
  },
  'dossier.approve_result': {
    says: 'Ký duyệt kết quả',
    grants: [{ role: 'leader', relation: 'agency' }],
    while: ['processing'],
    apartFrom: 'dossier.draft_result',
    shows: 'basic',
  },
  'dossier.issue_result': {
    says: 'Cấp số và ban hành kết quả đã ký duyệt',
    grants: [
      { role: 'document_clerk', relation: 'agency' },
      { role: 'leader', relation: 'agency' },
    ],
    while: ['processing'],
    shows: 'basic',
  },
  'dossier.seal_results': {
    says: 'Cấp số và đóng dấu số nhiều kết quả trong một lần',
    grants: [{ role: 'document_clerk', relation: 'agency' }],
    while: ['processing'],
    shows: 'basic',
  },
  'dossier.collect_fee': { says: 'Thu hoặc miễn phí, lệ phí tại quầy', grants: clerks, shows: 'basic' },
  'dossier.pay_online': {
    says: 'Chỉ hệ thống ghi nhận phí, lệ phí đã nộp qua cổng thanh toán',
    grants: [{ role: 'system', relation: 'agency' }],
    shows: 'basic',
  },
  'dossier.digitise': { says: 'Số hóa giấy tờ của hồ sơ', grants: [...clerks, ...officers], shows: 'sensitive' },
  'dossier.enter_copies': {
    says: 'Ghi bản chính cần chứng thực bản sao, chọn bản số hóa để chứng thực, ghi trích lục hộ tịch cần cấp bản sao',
    grants: [...clerks, ...officers],
    while: ['processing', 'awaiting_supplement'],
    shows: 'basic',
  },
  'dossier.hand_over': {
    says: 'Trả kết quả',
    grants: clerks,
    while: ['settled', 'settlement_refused'],
    shows: 'basic',
  },
  'dossier.correct_register': {
    says: 'Đính chính sổ chứng thực, sổ cấp bản sao trích lục của cơ quan mình, giữ nguyên lời đã ghi',
    grants: [
      { role: 'document_clerk', relation: 'agency' },
      { role: 'department_head', relation: 'agency' },
      { role: 'leader', relation: 'agency' },
    ],
    shows: 'basic',
  },
  'dossier.explain_lateness': {
    says: 'Nêu lý do hồ sơ quá hạn, cho biểu II.07',
    grants: [{ role: 'handling_officer', relation: 'assigned' }, ...heads],
    shows: 'basic',
  },
  'dossier.apologise': {
    says: 'Ký văn bản xin lỗi và hẹn lại ngày trả',
    grants: [{ role: 'leader', relation: 'agency' }],
    while: ['processing', 'awaiting_supplement'],
    shows: 'basic',
  },
} as const satisfies Permissions;
