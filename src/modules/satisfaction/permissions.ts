import type { Permissions } from '#platform/access';

export const satisfactionPermissions = {
  'satisfaction.rate': {
    says: 'Đánh giá việc giải quyết hồ sơ của mình',
    grants: [{ role: 'citizen', relation: 'any' }],
  },
  'satisfaction.invite': {
    says: 'Mời người nhận kết quả đánh giá bằng mã QR tại quầy hoặc liên kết trong thư',
    grants: [{ role: 'counter_clerk', relation: 'agency' }],
  },
  'satisfaction.take_answer': {
    says: 'Ghi nhận đánh giá mà không ghi người đánh giá',
    grants: [{ role: 'system', relation: 'agency' }],
  },
  'satisfaction.view': {
    says: 'Xem kết quả đánh giá về cơ quan mình',
    grants: [
      { role: 'leader', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
      { role: 'department_head', relation: 'agency' },
      { role: 'supervisor', relation: 'agency' },
    ],
  },
  'satisfaction.follow_up': {
    says: 'Xem và trả lời những đánh giá không hài lòng',
    grants: [
      { role: 'leader', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
    ],
  },
} as const satisfies Permissions;
