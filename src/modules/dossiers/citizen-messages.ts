import { catalogue } from '#platform/words';
import { en } from './citizen-messages.en.ts';
import { vi } from './citizen-messages.vi.ts';

/** The words of the pages for citizens. */
export const citizenMessages = catalogue(vi, en);
