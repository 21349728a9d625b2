import type { Permissions } from '#platform/access';

const clerks = [
  { role: 'counter_clerk', relation: 'agency' },
  { role: 'handling_officer', relation: 'agency' },
  { role: 'department_head', relation: 'agency' },
] as const;

const system = { role: 'system', relation: 'agency' } as const;

export const permissions = {
  'digitisation.begin': {
    says: 'Đưa giấy tờ do cơ quan mình nhận vào số hóa, sắp xếp trang và xác nhận thông tin đọc được',
    grants: clerks,
    shows: 'sensitive',
  },
  'digitisation.carry_out': {
    says: 'Chỉ hệ thống được đếm trang, nhận dạng và ghép bản số hóa',
    grants: [system],
    shows: 'sensitive',
  },
} as const satisfies Permissions;
