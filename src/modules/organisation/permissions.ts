import type { Permissions } from '#platform/access';

export const organisationPermissions = {
  'organisation.view': {
    says: 'Xem cơ cấu, cán bộ và ủy quyền ký của cơ quan mình',
    grants: [{ role: 'staff', relation: 'agency' }],
    shows: 'basic',
  },
  'organisation.delegate': {
    says: 'Giao ký thay, ký thừa lệnh, ký thừa ủy quyền và thu hồi',
    grants: [{ role: 'leader', relation: 'agency' }],
    shows: 'basic',
  },
  'organisation.locate': {
    says: 'Đặt vị trí của cơ quan mình trên bản đồ',
    grants: [{ role: 'administrator', relation: 'agency' }],
  },
  'organisation.keep_staff': {
    says: 'Thêm cán bộ, đổi vị trí và cho thôi vị trí tại cơ quan mình',
    grants: [{ role: 'administrator', relation: 'agency' }],
    shows: 'basic',
  },
} as const satisfies Permissions;
