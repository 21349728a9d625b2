import type { Locale } from '#platform/words';
import { messages } from './messages.ts';
import type { ExplainLine } from './reasoning.ts';

/** Says a promised day's reasoning in words, one sentence a line, for the slip, the dossier's page and the citizen. */
export function explain(lines: readonly ExplainLine[], locale: Locale): string[] {
  const say = messages(locale).reasoning;
  return lines.map(({ key, facts }) => (say[key] as (facts: ExplainLine['facts']) => string)(facts));
}
