import type { Locale } from '#platform/words';
import { dateOf, dateTimeOf } from '#ui';
import { messages } from '../messages.ts';
import type { Period } from '../period.ts';
import type { Selection } from '../selection.ts';

/** `Tháng 3/2026`. */
export const periodName = (period: Period, locale: Locale): string => messages(locale).period(period);

/** From when to when a period's figures are, and whether it still runs. */
export function periodSpan({ period, query }: Pick<Selection, 'period' | 'query'>, locale: Locale): string {
  const words = messages(locale);
  const from = dateOf(period.from, locale);
  return query.until < period.to
    ? words.soFar(from, dateTimeOf(query.until, locale))
    : words.fromTo(from, dateOf(period.to - 1, locale));
}
