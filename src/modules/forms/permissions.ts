import type { Permissions } from '#platform/access';

export const permissions = {
  'forms.keep_drafts': {
    says: 'A citizen keeps, continues and discards drafts of their own.',
    grants: [{ role: 'citizen', relation: 'party' }],
  },
} as const satisfies Permissions;
