import type { Permissions } from '#platform/access';
import { messages } from './messages.ts';

export const notificationPermissions = {
  'notifications.read': {
    says: messages('vi').permissions.read,
    grants: [
      { role: 'citizen', relation: 'any' },
      { role: 'staff', relation: 'any' },
    ],
    shows: 'basic',
  },
} as const satisfies Permissions;
