import { catalogue } from '#platform/words';
import { en } from './digitise-messages.en.ts';
import { vi } from './digitise-messages.vi.ts';

export const digitiseMessages = catalogue(vi, en);
