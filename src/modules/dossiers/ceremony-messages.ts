import { catalogue } from '#platform/words';
import { en } from './ceremony-messages.en.ts';
import { vi } from './ceremony-messages.vi.ts';

export const ceremonyMessages = catalogue(vi, en);
