import { fillIn, type Refusal } from '#platform/errors';
import type { Locale } from '#platform/words';
import { messages } from '../messages.ts';

/** A refusal of this module in words, for a page that says it beside its form. */
export function refusalText(locale: Locale, { code, facts }: Refusal): string {
  const texts: Readonly<Record<string, string>> = messages(locale).refusals;
  return fillIn(texts[code] ?? code, facts);
}
