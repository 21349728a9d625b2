import type { Locale } from '#platform/words';
import { messages } from './messages.ts';

/** A group of reasons for being late in words; nothing for a code that is none. */
export function nameOfLateReason(code: string, locale: Locale): string | undefined {
  const names: Readonly<Record<string, string>> = messages(locale).lateReasons;
  return Object.hasOwn(names, code) ? names[code] : undefined;
}
