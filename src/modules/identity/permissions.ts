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
} as const satisfies Permissions;
