import type { Permissions } from '#platform/access';

/** Who may see the index. What is not granted here is refused. */
export const indicatorPermissions = {
  'indicators.view': {
    says: 'Xem bộ chỉ số phục vụ người dân của cơ quan mình, và của các cơ quan cấp dưới nếu là người theo dõi của tỉnh',
    grants: [
      { role: 'leader', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
      { role: 'department_head', relation: 'agency' },
      { role: 'supervisor', relation: 'agency' },
      { role: 'administrator', relation: 'agency' },
    ],
    shows: 'basic',
  },
} as const satisfies Permissions;
