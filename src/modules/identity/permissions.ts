import type { Permissions } from '#platform/access';

export const permissions = {
  'identity.read_card': {
    says: 'Counter clerks fill in a person by scanning the QR code of their citizen card.',
    grants: [{ role: 'counter_clerk', relation: 'any' }],
  },
  'identity.keep_own_credentials': {
    says: 'Staff set their own password, one-time codes and passkeys.',
    grants: [{ role: 'staff', relation: 'any' }],
  },
  'identity.manage_accounts': {
    says: 'Administrators invite staff of their own agency, and disable their accounts.',
    grants: [{ role: 'administrator', relation: 'agency' }],
  },
} as const satisfies Permissions;
