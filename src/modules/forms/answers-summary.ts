import type { Locale } from '#platform/words';
import { answerSections } from './answer-sections.ts';
import type { Answers, FormDefinition } from './form-definition.ts';

/** The answers as plain text, a line each, for an e-mail or a printed paper. */
export function answersSummary(form: FormDefinition, answers: Answers, locale: Locale): string {
  const sections = answerSections(form, answers, locale).map(({ heading, rows }) => {
    const lines = rows.map(({ label, value }) => `${label}: ${value.replaceAll('\n', '\n  ')}`);
    return [...(heading === '' ? [] : [heading.toLocaleUpperCase(locale)]), ...lines].join('\n');
  });
  return [form.title[locale], ...sections].join('\n\n');
}
