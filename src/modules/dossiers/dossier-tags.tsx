import type { Locale } from '#platform/words';
import { dateTimeOf, type Tone, tag, useLocale, workingTimeOf } from '#ui';
import type { DossierState } from './dossier.ts';
import { messages } from './messages.ts';

const tones: Readonly<Record<DossierState, Tone>> = {
  submitted: 'new',
  processing: 'progress',
  awaiting_supplement: 'waiting',
  settled: 'good',
  settlement_refused: 'bad',
  intake_refused: 'bad',
  withdrawn: 'neutral',
  lapsed: 'neutral',
  handed_over: 'neutral',
};

/** The state of a dossier, in a word. */
export function StateTag({ state }: { state: DossierState }) {
  return stateTag(state, useLocale());
}

/** The same for the cell of a list. */
export function stateTag(state: DossierState, locale: Locale) {
  return tag(tones[state], messages(locale).states[state]);
}

/** A promised time, or a dash. */
export function promisedWords(promisedAt: number | null, locale: Locale): string {
  return promisedAt === null ? '—' : dateTimeOf(promisedAt, locale);
}

/** The working time left until the promised day, with words that say when it is past, though no office was open since. */
export function timeLeft(minutes: number | undefined, isLate: boolean, locale: Locale) {
  if (minutes === undefined) return '—';
  const tone: Tone = isLate ? 'late' : minutes <= 480 ? 'waiting' : 'neutral';
  const isJustPast = isLate && Math.abs(minutes) < 1;
  return tag(tone, isJustPast ? messages(locale).worklist.overdue : workingTimeOf(minutes, locale));
}
