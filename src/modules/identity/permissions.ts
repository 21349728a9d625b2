import type { Permissions } from '#platform/access';

export const permissions = {
  'identity.keep_own_credentials': {
    says: 'Staff set their own password, one-time codes and passkeys.',
    grants: [{ role: 'staff', relation: 'any' }],
  },
  'identity.manage_accounts': {
    says: 'Administrators invite staff of their own agency, and disable their accounts.',
    grants: [{ role: 'administrator', relation: 'agency' }],
  },
} as const satisfies Permissions;
