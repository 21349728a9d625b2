import type { Locale } from '#platform/words';
import { messages } from './messages.ts';

/** What the National Portal calls a status, 1 to 10. */
export const nameOfNationalStatus = (status: number, locale: Locale): string =>
  messages(locale).nationalStates[status - 1] ?? String(status);
