import { catalogue } from '#platform/words';
import { en } from './notice-messages.en.ts';
import { vi } from './notice-messages.vi.ts';

export const noticeMessages = catalogue(vi, en);
