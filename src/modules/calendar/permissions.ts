import { decide, type Permissions, type Principal } from '#platform/access';

export const permissions = {
  'calendar.see': {
    says: 'Leaders, directors and administrators see the working calendar and what is missing in it.',
    grants: [
      { role: 'leader', relation: 'agency' },
      { role: 'centre_director', relation: 'agency' },
      { role: 'administrator', relation: 'agency' },
      { role: 'supervisor', relation: 'agency' },
    ],
  },
  'calendar.keep': {
    says: 'Administrators keep the calendar of their agency; supervisors of a province that of every agency below.',
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
