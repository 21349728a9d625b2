import { catalogue } from '#platform/words';
import { en } from './announcement-messages.en.ts';
import { vi } from './announcement-messages.vi.ts';

export const announcementMessages = catalogue(vi, en);
