import { catalogue } from '#platform/words';
import { en } from './register-messages.en.ts';
import { vi } from './register-messages.vi.ts';

export const registerMessages = catalogue(vi, en);
