import type { Permissions } from '#platform/access';

/** Those who work on dossiers; administrators and supervisors have no business with people's papers. */
const officers = [
  { role: 'counter_clerk', relation: 'agency' },
  { role: 'handling_officer', relation: 'agency' },
  { role: 'department_head', relation: 'agency' },
  { role: 'leader', relation: 'agency' },
  { role: 'centre_director', relation: 'agency' },
  { role: 'document_clerk', relation: 'agency' },
] as const;

const system = { role: 'system', relation: 'agency' } as const;

export const permissions = {
  'papers.hand_in': {
    says: 'Gửi tệp: công dân gửi đến cơ quan bất kỳ, cán bộ gửi vào cơ quan mình',
    grants: [{ role: 'citizen', relation: 'any' }, ...officers, system],
    shows: 'sensitive',
  },
  'papers.read': {
    says: 'Mở tệp do mình gửi, do cơ quan mình nhận hoặc được cho xem',
    grants: [{ role: 'citizen', relation: 'party' }, ...officers, system],
    shows: 'sensitive',
  },
  'papers.grant_readers': {
    says: 'Cho những người liên quan của hồ sơ xem tệp mà mình được xem',
    grants: [{ role: 'citizen', relation: 'party' }, ...officers, system],
    shows: 'sensitive',
  },
  'papers.destroy': {
    says: 'Chỉ hệ thống được hủy tệp, cùng hồ sơ đã có quyết định hủy',
    grants: [system],
    shows: 'sensitive',
  },
  'papers.end_quarantine': {
    says: 'Chỉ hệ thống, sau khi quét vi-rút, được đưa tệp ra khỏi nơi cách ly',
    grants: [system],
    shows: 'sensitive',
  },
} as const satisfies Permissions;
