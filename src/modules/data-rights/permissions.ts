import type { Permissions } from '#platform/access';

export const dataRightsPermissions = {
  'data_rights.ask': {
    says: 'Xem, tải dữ liệu của chính mình và gửi yêu cầu về dữ liệu đó',
    grants: [{ role: 'citizen', relation: 'party' }],
  },
  'data_rights.answer': {
    says: 'Xem và trả lời yêu cầu của người dân về dữ liệu cá nhân gửi đến cơ quan mình',
    grants: [
      { role: 'leader', relation: 'agency' },
      { role: 'administrator', relation: 'agency' },
    ],
  },
  'data_rights.warn': {
    says: 'Nhắc người trả lời trước khi hết hạn',
    grants: [{ role: 'system', relation: 'agency' }],
  },
} as const satisfies Permissions;
