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
  'dossier.file': {
    says: 'Nộp hồ sơ trực tuyến cho chính mình hoặc người mình đại diện',
    grants: [{ role: 'citizen', relation: 'any' }],
  },
  'dossier.follow': {
    says: 'Theo dõi hồ sơ của mình và bổ sung, rút hồ sơ',
    grants: [{ role: 'citizen', relation: 'party' }],
  },
  'dossier.work': {
    says: 'Vào nơi làm việc của cán bộ',
    grants: [{ role: 'staff', relation: 'any' }],
  },
  'dossier.view': { says: 'Xem hồ sơ của cơ quan mình tiếp nhận hoặc giải quyết', grants: everyOfficer },
  'dossier.receive': { says: 'Tiếp nhận hồ sơ tại cơ quan mình', grants: clerks },
  'dossier.request_supplement': { says: 'Yêu cầu bổ sung hồ sơ', grants: [...clerks, ...officers] },
  'dossier.take_supplement': { says: 'Ghi nhận giấy tờ bổ sung tại quầy', grants: clerks },
  'dossier.refuse_intake': { says: 'Từ chối tiếp nhận hồ sơ', grants: clerks },
  'dossier.refuse_settlement': {
    says: 'Ký thông báo từ chối giải quyết',
    grants: [{ role: 'leader', relation: 'agency' }],
  },
  'dossier.withdraw': { says: 'Dừng giải quyết theo yêu cầu của người nộp', grants: clerks },
  'dossier.transfer': {
    says: 'Chuyển hồ sơ sang bước sau hoặc trả lại bước trước khi đang được giao',
    grants: [
      { role: 'counter_clerk', relation: 'assigned' },
      ...officers,
      { role: 'leader', relation: 'agency' },
      { role: 'document_clerk', relation: 'assigned' },
    ],
  },
  'dossier.take': {
    says: 'Nhận xử lý hồ sơ đang chờ ở vị trí của mình',
    grants: everyOfficer.filter(({ role }) => role !== 'supervisor'),
  },
  'dossier.assign': { says: 'Phân công hoặc chuyển người xử lý hồ sơ', grants: heads },
  'dossier.draft_result': { says: 'Dự thảo kết quả của hồ sơ được giao', grants: officers },
  'dossier.approve_result': { says: 'Ký duyệt kết quả', grants: [{ role: 'leader', relation: 'agency' }] },
  'dossier.issue_result': {
    says: 'Cấp số và ban hành kết quả đã ký duyệt',
    grants: [
      { role: 'document_clerk', relation: 'agency' },
      { role: 'leader', relation: 'agency' },
    ],
  },
  'dossier.seal_results': {
    says: 'Cấp số và đóng dấu số nhiều kết quả trong một lần',
    grants: [{ role: 'document_clerk', relation: 'agency' }],
  },
  'dossier.collect_fee': { says: 'Thu hoặc miễn phí, lệ phí tại quầy', grants: clerks },
  'dossier.digitise': { says: 'Số hóa giấy tờ của hồ sơ', grants: [...clerks, ...officers] },
  'dossier.enter_copies': {
    says: 'Ghi bản chính, số trang và số bản sao cần chứng thực',
    grants: [...clerks, ...officers],
  },
  'dossier.hand_over': { says: 'Trả kết quả', grants: clerks },
  'dossier.apologise': {
    says: 'Ký văn bản xin lỗi và hẹn lại ngày trả',
    grants: [{ role: 'leader', relation: 'agency' }],
  },
} as const satisfies Permissions;
