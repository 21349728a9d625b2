import { catalogue } from '#platform/words';
import { en } from './print-messages.en.ts';
import { vi as words } from './print-messages.vi.ts';

export const printMessages = catalogue(words, en);
