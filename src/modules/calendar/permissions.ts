import { decide, type Permissions, type Principal } from '#platform/access';

export const permissions = {
  'calendar.see': {
    says: 'Xem lịch làm việc của cơ quan và những gì còn thiếu trong lịch',
    grants: [
      { role: 'leader', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
      { role: 'administrator', relation: 'agency' },
      { role: 'supervisor', relation: 'agency' },
    ],
  },
  'calendar.keep': {
    says: 'Cập nhật lịch làm việc của cơ quan mình; người giám sát của tỉnh cập nhật cho mọi cơ quan cấp dưới',
    grants: [
      { role: 'administrator', relation: 'agency' },
      { role: 'supervisor', relation: 'agency' },
    ],
  },
} as const satisfies Permissions;

/** Whether the person keeps a calendar, so that the pages show how. */
export function mayKeep(who: Principal): boolean {
  return decide(permissions['calendar.keep'], who, { agencyIds: who.agencies });
}
