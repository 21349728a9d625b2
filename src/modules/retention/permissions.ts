import type { Permissions } from '#platform/access';

export const retentionPermissions = {
  'retention.propose': {
    says: 'Xem hồ sơ hết thời hạn lưu trữ, đề nghị hủy và tạm giữ hồ sơ của cơ quan mình',
    grants: [
      { role: 'document_clerk', relation: 'agency' },
      { role: 'leader', relation: 'agency' },
    ],
  },
  'retention.decide': {
    says: 'Quyết định hủy hồ sơ theo danh mục do người khác đề nghị',
    grants: [{ role: 'leader', relation: 'agency' }],
    apartFrom: 'retention.propose',
  },
  'retention.carry_out': {
    says: 'Chỉ hệ thống hủy hồ sơ, theo quyết định',
    grants: [{ role: 'system', relation: 'agency' }],
  },
} as const satisfies Permissions;
