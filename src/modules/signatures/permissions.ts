import type { Permissions } from '#platform/access';

export const signaturePermissions = {
  'signatures.hold_certificate': {
    says: 'Đưa chứng thư ký số của mình vào, xem thời hạn và thôi dùng',
    grants: [
      { role: 'leader', relation: 'agency' },
      { role: 'department_head', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
      { role: 'document_clerk', relation: 'agency' },
      { role: 'counter_clerk', relation: 'agency' },
    ],
    shows: 'basic',
  },
  'signatures.hold_seal': {
    says: 'Đưa con dấu số của cơ quan vào, đóng dấu và thôi dùng (văn thư)',
    grants: [{ role: 'document_clerk', relation: 'agency' }],
  },
  'signatures.judge_file': {
    says: 'Chỉ hệ thống ghi nhận kết quả kiểm tra chữ ký số của tệp được nộp',
    grants: [{ role: 'system', relation: 'agency' }],
    shows: 'basic',
  },
} as const satisfies Permissions;
