import type { Permissions } from '#platform/access';

export const permissions = {
  'forms.keep_drafts': {
    says: 'Lưu, làm tiếp và bỏ bản nháp của chính mình',
    grants: [{ role: 'citizen', relation: 'party' }],
    shows: 'sensitive',
  },
} as const satisfies Permissions;
