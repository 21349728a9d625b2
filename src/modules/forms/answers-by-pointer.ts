import type { Locale } from '#platform/words';
import { answerSections } from './answer-sections.ts';
import type { Answers, FormDefinition, Pointer } from './form-definition.ts';

/** Each answer as people read it, by its place in the form; an address stands under the place of its group. */
export function answersByPointer(form: FormDefinition, answers: Answers, locale: Locale): ReadonlyMap<Pointer, string> {
  const rows = answerSections(form, answers, locale).flatMap((section) => section.rows);
  return new Map(rows.map(({ pointer, value }) => [pointer, value]));
}
