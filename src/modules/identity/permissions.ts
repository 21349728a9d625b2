import type { Permissions } from '#platform/access';

export const permissions = {
  'identity.keep_own_credentials': {
    says: 'Đặt mật khẩu, mã xác thực và khóa truy cập của chính mình',
    grants: [{ role: 'staff', relation: 'any' }],
    shows: 'basic',
  },
  'identity.manage_accounts': {
    says: 'Mời cán bộ cơ quan mình và khóa, mở tài khoản của họ',
    grants: [{ role: 'administrator', relation: 'agency' }],
    shows: 'basic',
  },
  'identity.read_access_journal': {
    says: 'Xem nhật ký truy cập của cơ quan mình: ai đã xem dữ liệu cá nhân, ai đã bị từ chối',
    grants: [
      { role: 'administrator', relation: 'agency' },
      { role: 'leader', relation: 'agency' },
    ],
  },
} as const satisfies Permissions;
