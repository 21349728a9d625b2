import type { Permissions } from '#platform/access';

export const permissions = {
  'paper_store.see_own': {
    says: 'Xem, tải giấy tờ trong kho của chính mình',
    grants: [{ role: 'citizen', relation: 'any' }],
    shows: 'sensitive',
  },
  'paper_store.reuse': {
    says: 'Dùng giấy tờ trong kho của mình, hoặc của người đang ở quầy, cho hồ sơ mới',
    grants: [
      { role: 'citizen', relation: 'any' },
      { role: 'counter_clerk', relation: 'agency' },
    ],
    shows: 'sensitive',
  },
  'paper_store.consult': {
    says: 'Xem kho giấy tờ của người đang ở quầy; mỗi lần xem đều được ghi lại',
    grants: [{ role: 'counter_clerk', relation: 'agency' }],
    shows: 'sensitive',
  },
  'paper_store.put_in': {
    says: 'Đưa kết quả đã trả, giấy tờ đã xác nhận số hóa vào kho của người dân',
    grants: [
      { role: 'counter_clerk', relation: 'agency' },
      { role: 'handling_officer', relation: 'agency' },
      { role: 'department_head', relation: 'agency' },
    ],
    shows: 'sensitive',
  },
  'paper_store.withdraw': {
    says: 'Thu hồi giấy tờ mà cơ quan mình đã đưa vào kho',
    grants: [{ role: 'leader', relation: 'agency' }],
    shows: 'basic',
  },
} as const satisfies Permissions;
