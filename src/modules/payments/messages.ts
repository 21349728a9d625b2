import { catalogue } from '#platform/words';
import { en } from './messages.en.ts';
import { vi } from './messages.vi.ts';

export const messages = catalogue(vi, en);
