import type { Locale } from '#platform/words';
import type { Answer, FieldSchema, FieldUi } from './form-definition.ts';
import { messages } from './messages.ts';

/** An answer as a person reads it: `05/02/2026`, `0912 345 678`, `1.500.000 đồng`, the words of the choice. */
export function shownAnswer(schema: FieldSchema, ui: FieldUi, answer: Answer | undefined, locale: Locale): string {
  if (typeof answer === 'boolean') return answer ? messages(locale).form.yes : '';
  if (typeof answer === 'number') return shownNumber(ui, answer, locale);
  if (typeof answer !== 'string') return '';
  return ui.options?.[answer]?.[locale] ?? typedAgain(schema, answer);
}

/** An answer as it stands in its input: readable again by `readAnswers`, or what could not be read. */
export function typedAnswer(schema: FieldSchema, answer: Answer | undefined): string {
  if (typeof answer === 'number') return groupThousands(answer);
  return typeof answer === 'string' ? typedAgain(schema, answer) : '';
}

function typedAgain(schema: FieldSchema, text: string): string {
  const format = schema.type === 'string' ? schema.format : undefined;
  if (format?.includes('date')) return shownDate(text);
  if (format === 'phone-vi') return text.replace(/^\+84(\d{2,3})(\d{3})(\d{3,4})$/, '0$1 $2 $3');
  return text;
}

/** `2026-02-05` as `05/02/2026`, `1958-05` as `05/1958`; anything else as it is. */
export function shownDate(text: string): string {
  return /^\d{4}(-\d\d){0,2}$/.test(text) ? text.split('-').reverse().join('/') : text;
}

function shownNumber(ui: FieldUi, value: number, locale: Locale): string {
  const text = groupThousands(value);
  return ui.widget === 'money' ? messages(locale).form.money(text) : text;
}

/** `1234567.5` as `1.234.567,5`; years and other small numbers stay whole. */
function groupThousands(value: number): string {
  const [whole, decimals] = String(value).split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return decimals === undefined ? grouped : `${grouped},${decimals}`;
}
