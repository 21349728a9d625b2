import type { Permissions } from '#platform/access';

export const permissions = {
  'procedures.view_process': {
    says: 'Xem quy trình giải quyết thủ tục tại cơ quan mình và những nội dung danh mục chưa đọc được',
    grants: [
      { role: 'counter_clerk', relation: 'agency' },
      { role: 'handling_officer', relation: 'agency' },
      { role: 'department_head', relation: 'agency' },
      { role: 'leader', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
      { role: 'document_clerk', relation: 'agency' },
      { role: 'administrator', relation: 'agency' },
      { role: 'supervisor', relation: 'agency' },
    ],
  },
  'procedures.adjust': {
    says: 'Nhập quy trình nội bộ và thời hạn đã cắt giảm được giao cho cơ quan mình',
    grants: [{ role: 'administrator', relation: 'agency' }],
  },
  'procedures.enter_sequence': {
    says: 'Nhập trình tự thực hiện của thủ tục mà danh mục chưa ghi, theo quyết định công bố, cho cơ quan mình và các cơ quan cấp dưới',
    grants: [
      { role: 'supervisor', relation: 'agency' },
      { role: 'administrator', relation: 'agency' },
    ],
  },
  'procedures.announce': {
    says: 'Ghi sổ quyết định công bố thủ tục của tỉnh, công khai, đính chính, và rút quyết định chưa công khai',
    grants: [{ role: 'supervisor', relation: 'agency' }],
  },
  'procedures.post': {
    says: 'Ghi nhận thủ tục đã niêm yết hoặc đã gỡ xuống tại trụ sở cơ quan mình',
    grants: [
      { role: 'counter_clerk', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
      { role: 'administrator', relation: 'agency' },
    ],
  },
} as const satisfies Permissions;
