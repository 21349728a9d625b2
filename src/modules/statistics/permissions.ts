import type { Permissions } from '#platform/access';

/** Who may see figures. What is not granted here is refused. */
export const statisticsPermissions = {
  'statistics.view': {
    says: 'Xem thống kê và báo cáo của cơ quan mình, và của các cơ quan cấp dưới nếu là người theo dõi của tỉnh',
    grants: [
      { role: 'leader', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
      { role: 'department_head', relation: 'agency' },
      { role: 'supervisor', relation: 'agency' },
      { role: 'administrator', relation: 'agency' },
    ],
    shows: 'basic',
  },
  'statistics.send': {
    says: 'Gửi báo cáo của cơ quan mình; bản đã gửi được giữ nguyên',
    grants: [
      { role: 'leader', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
    ],
  },
} as const satisfies Permissions;
