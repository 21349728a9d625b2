import { type Field, type Fields, groupSchema, groupUi } from './define-form.ts';
import type { Condition, FieldUi, TextFormat, TextSchema, Words } from './form-definition.ts';

/** What an author may add to a field. */
export type Extras = Partial<Omit<FieldUi, 'label' | 'fields' | 'item' | 'options'>> & { readonly optional?: boolean };

/** A text in both languages. */
export function words(vi: string, en: string): Words {
  return { vi, en };
}

/** One line of free text of at most `maxLength` characters. */
export function line(label: Words, maxLength: number, extras: Extras & { readonly pattern?: string } = {}): Field {
  const { pattern, ...rest } = extras;
  return text(label, { type: 'string', minLength: 1, maxLength, ...(pattern && { pattern }) }, rest);
}

/** Several lines of free text. */
export function paragraphs(label: Words, maxLength: number, extras: Extras = {}): Field {
  return text(label, { type: 'string', minLength: 1, maxLength }, { widget: 'textarea', ...extras });
}

/** A day, a time, a number of identity, a telephone number or an e-mail address. */
export function formatted(label: Words, format: TextFormat, extras: Extras = {}): Field {
  return text(
    label,
    { type: 'string', format, maxLength: format === 'email' ? 254 : 40 },
    { ...formatUi[format], ...extras },
  );
}

/** One of a few answers; `options` gives the words of each. */
export function choice(label: Words, options: Readonly<Record<string, Words>>, extras: Extras = {}): Field {
  const values = Object.keys(options);
  const widget = values.length > 7 ? 'select' : 'radios';
  const longest = Math.max(...values.map((value) => value.length));
  const field = text(label, { type: 'string', enum: values, maxLength: longest }, { widget, ...extras });
  return { ...field, ui: { ...field.ui, options } };
}

export function yesOrNo(label: Words, extras: Extras = {}): Field {
  return choice(label, { yes: words('Có', 'Yes'), no: words('Không', 'No') }, extras);
}

/** A whole number between two bounds, both included. */
export function whole(label: Words, minimum: number, maximum: number, extras: Extras = {}): Field {
  const { optional = false, ...ui } = extras;
  return { schema: { type: 'integer', minimum, maximum }, ui: { label, width: 5, ...ui }, optional };
}

/** A box that must be ticked. */
export function pledge(label: Words): Field {
  return { schema: { type: 'boolean', const: true }, ui: { label }, optional: false };
}

/** Fields that belong together. */
export function group(label: Words, fields: Fields, extras: Extras = {}): Field {
  const { optional = false, ...ui } = extras;
  return { schema: groupSchema(fields), ui: { ...groupUi(label, fields), ...ui }, optional };
}

/** A group that may be given several times; `rowLabel` names one of them. */
export function rows(
  label: Words,
  rowLabel: Words,
  bounds: { readonly least: number; readonly most: number },
  fields: Fields,
  extras: Extras = {},
): Field {
  const { optional = bounds.least === 0, ...ui } = extras;
  return {
    schema: { type: 'array', items: groupSchema(fields), minItems: bounds.least, maxItems: bounds.most },
    ui: { label, ...ui, item: groupUi(rowLabel, fields) },
    optional,
  };
}

/** Asked only while the neighbour `field` holds one of `values`. */
export function onlyIf(field: string, ...values: (string | boolean)[]): { readonly showIf: Condition } {
  return { showIf: { field, in: values } };
}

function text(label: Words, schema: TextSchema, extras: Extras): Field {
  const { optional = false, ...ui } = extras;
  return { schema, ui: { label, ...ui }, optional };
}

const formatUi: Record<TextFormat, Extras> = {
  date: { width: 10, hint: words('Ví dụ: 31/12/2026', 'For example 31/12/2026') },
  'past-date': { width: 10, hint: words('Ví dụ: 31/12/2020', 'For example 31/12/2020') },
  'past-date-part': {
    width: 10,
    hint: words('Ví dụ: 31/12/1990. Chỉ nhớ năm thì ghi năm.', 'For example 31/12/1990, or only the year'),
  },
  'time-of-day': { width: 5, hint: words('Ví dụ: 9 giờ 30', 'For example 9:30') },
  'identity-number': {
    width: 20,
    hint: words('12 chữ số in trên thẻ căn cước', 'The 12 digits on the citizen card'),
  },
  'phone-vi': { width: 20, autocomplete: 'tel' },
  email: { autocomplete: 'email' },
};
