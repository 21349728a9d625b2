import type { Permissions } from '#platform/access';

/** Who may see and do what with the National Portal. What is not granted here is refused. */
export const portalPermissions = {
  'portal.view': {
    says: 'Xem hồ sơ của cơ quan mình đã lên Cổng Dịch vụ công quốc gia, đang chờ hay bị trả lại',
    grants: [
      { role: 'counter_clerk', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
      { role: 'department_head', relation: 'agency' },
      { role: 'leader', relation: 'agency' },
      { role: 'administrator', relation: 'agency' },
    ],
    shows: 'basic',
  },
  'portal.tell_again': {
    says: 'Gửi lại hồ sơ bị Cổng Dịch vụ công quốc gia trả lại, sau khi đã sửa',
    grants: [
      { role: 'counter_clerk', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
      { role: 'administrator', relation: 'agency' },
    ],
    shows: 'basic',
  },
  'portal.connect': {
    says: 'Kết nối cơ quan mình với Cổng Dịch vụ công quốc gia và ngừng kết nối',
    grants: [{ role: 'administrator', relation: 'agency' }],
  },
} as const satisfies Permissions;
