import { nameOfLateReason } from '#modules/dossiers';
import type { Locale } from '#platform/words';
import { messages } from '../../messages.ts';
import type { LateLine } from '../../report-ii07.ts';

/** Why dossiers were late, in words; also that nobody has said so. */
export const nameOfReason = (reason: string, locale: Locale): string =>
  nameOfLateReason(reason, locale) ?? messages(locale).late.untold;

/** What stands in columns (2) and (5) of a line. */
export function namesOfLine(line: LateLine, locale: Locale): { readonly name: string; readonly reason: string } {
  const words = messages(locale);
  if (line.kind === 'total') return { name: words.report.total, reason: '' };
  if (line.kind === 'level') return { name: words.levels[line.level], reason: '' };
  return line.kind === 'field'
    ? { name: line.field, reason: '' }
    : { name: '', reason: nameOfReason(line.reason, locale) };
}
