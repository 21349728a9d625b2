import type { Permissions } from '#platform/access';

const viewers = [
  { role: 'leader', relation: 'agency' },
  { role: 'centre_director', relation: 'agency' },
  { role: 'department_head', relation: 'agency' },
  { role: 'supervisor', relation: 'agency' },
  { role: 'administrator', relation: 'agency' },
] as const;

/** Who may see figures. What is not granted here is refused. */
export const statisticsPermissions = {
  'statistics.view': {
    says: 'Xem thống kê và báo cáo của cơ quan mình, và của các cơ quan cấp dưới nếu là người theo dõi của tỉnh',
    grants: viewers,
    shows: 'basic',
  },
  'statistics.view_sent': {
    says: 'Xem báo cáo đã gửi của cơ quan mình, và của các cơ quan cấp dưới nếu là người theo dõi của tỉnh',
    grants: [...viewers, { role: 'document_clerk', relation: 'agency' }],
    shows: 'basic',
  },
  'statistics.seal': {
    says: 'Đóng dấu số của cơ quan lên báo cáo đã gửi',
    grants: [{ role: 'document_clerk', relation: 'agency' }],
    apartFrom: 'statistics.send',
  },
  'statistics.send': {
    says: 'Gửi báo cáo của cơ quan mình; bản đã gửi được giữ nguyên',
    grants: [
      { role: 'leader', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
    ],
  },
  'statistics.send_province': {
    says: 'Gửi báo cáo của tỉnh mình, cộng từ các cơ quan trong tỉnh; không gửi thay cơ quan nào',
    grants: [{ role: 'supervisor', relation: 'agency' }],
  },
} as const satisfies Permissions;
