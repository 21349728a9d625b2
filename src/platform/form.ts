import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Static, TObject } from 'typebox';
import type { FormFields } from './route.ts';
import { normaliseText } from './text.ts';
import { catalogue, type Locale } from './words.ts';

export type FormErrors = Readonly<Record<string, string>>;

/** A form as it was read: its values, or what is wrong with each field; `typed` is what to show again. */
export type FormReading<T> =
  | { readonly ok: true; readonly values: T; readonly typed: Typed; readonly errors: FormErrors }
  | { readonly ok: false; readonly typed: Typed; readonly errors: FormErrors };

export type Typed = Readonly<Record<string, string>>;

const ajv = new Ajv({ allErrors: true, coerceTypes: 'array', useDefaults: true, strictSchema: false });
const compiled = new WeakMap<TObject, ValidateFunction>();

/**
 * Reads the fields of a form by a schema. Text is trimmed and brought to NFC, blanks count as absent, days typed as
 * 31/12/2026 become 2026-12-31. `labels` names the fields in the messages, which stand beside the fields.
 */
export function readForm<S extends TObject>(
  schema: S,
  form: FormFields,
  labels: Readonly<Record<string, string>>,
  locale: Locale,
): FormReading<Static<S>> {
  const typed: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(schema.properties as Record<string, FieldSchema>)) {
    const read = readField(property, form[name]);
    if (typeof read === 'string') typed[name] = read;
    if (read !== undefined) values[name] = typeof read === 'string' ? meant(property, read) : read;
  }
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  if (validate(values)) return { ok: true, values: values as Static<S>, typed, errors: {} };
  return { ok: false, typed, errors: errorsOf(validate.errors ?? [], labels, locale) };
}

interface FieldSchema {
  readonly type?: string;
  readonly format?: string;
}

function readField({ type }: FieldSchema, raw: string | string[] | undefined): string | string[] | undefined {
  const all = [raw ?? []].flat().map((text) => text.split(/\r?\n/).map(normaliseText).join('\n').trim());
  if (type === 'array') return all.filter((text) => text !== '');
  return all.at(-1) || undefined;
}

/** The value that a typed text stands for. */
function meant({ type, format }: FieldSchema, typed: string): string | number {
  if (type === 'integer') return wholeNumber(typed);
  return format === 'day' ? dayTyped(typed) : typed;
}

/** A number as people write it (10000, 10.000, 10 000); NaN for anything else, such as 10.00 or 1e3. */
function wholeNumber(typed: string): number {
  if (/^-?\d+$/.test(typed)) return Number(typed);
  return /^\d{1,3}([. ]\d{3})+$/.test(typed) ? Number(typed.replace(/\D/g, '')) : Number.NaN;
}

/** A day as people write it (31/12/2026, 31-12-2026, 31122026) in the form the database keeps; other text as it is. */
export function dayTyped(text: string): string {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (!match) return text;
  return `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}`;
}

/** Whether `YYYY-MM-DD` is a day that exists. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

ajv.addFormat('day', isDay);
ajv.addFormat('email', /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/);
ajv.addFormat('phone', /^(0|\+84)([35789]\d{8}|2\d{9})$/);
ajv.addFormat('identity-number', /^\d{12}$/);
ajv.addFormat('tax-code', /^\d{10}(-?\d{3})?$/);
ajv.addFormat('id', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

function errorsOf(
  errors: readonly ErrorObject[],
  labels: Readonly<Record<string, string>>,
  locale: Locale,
): FormErrors {
  const say = sentences(locale);
  const found: Record<string, string> = {};
  for (const error of errors) {
    const name =
      error.keyword === 'required' ? String(error.params.missingProperty) : (error.instancePath.split('/')[1] ?? '');
    const label = labels[name] ?? name;
    const sentence = say[error.keyword === 'format' ? `format ${error.params.format}` : error.keyword] ?? say.other!;
    found[name] ??= sentence(label, Number(error.params.limit ?? 0));
  }
  return found;
}

type Sentence = (label: string, limit: number) => string;

/** A label within a sentence; an abbreviation keeps its capitals. */
const lower = (label: string) =>
  /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase('vi') + label.slice(1);
const grouped = (limit: number, locale: 'vi' | 'en') => limit.toLocaleString(locale === 'vi' ? 'vi-VN' : 'en');
const asked: Sentence = (label) => `Hãy nhập ${lower(label)}`;
const askedEnglish: Sentence = (label) => `Enter ${lower(label)}`;

const sentences = catalogue<Record<string, Sentence>>(
  {
    required: asked,
    minLength: (label, limit) => (limit <= 1 ? asked(label, limit) : `${label} phải có ít nhất ${limit} ký tự`),
    maxLength: (label, limit) => `${label} không được quá ${limit} ký tự`,
    minimum: (label, limit) => `${label} phải từ ${grouped(limit, 'vi')} trở lên`,
    maximum: (label, limit) => `${label} không được quá ${grouped(limit, 'vi')}`,
    minItems: (label) => `Hãy chọn ${lower(label)}`,
    type: (label) => `${label} phải là số`,
    enum: (label) => `Hãy chọn ${lower(label)}`,
    anyOf: (label) => `Hãy chọn ${lower(label)}`,
    const: (label) => `Hãy chọn ${lower(label)}`,
    'format day': (label) => `${label} phải là ngày có thật, ví dụ 31/12/2026`,
    'format email': (label) => `${label} phải là địa chỉ thư điện tử, ví dụ ten@vidu.vn`,
    'format phone': (label) => `${label} phải gồm 10 chữ số, ví dụ 0912345678`,
    'format identity-number': (label) => `${label} phải gồm đúng 12 chữ số in trên thẻ căn cước`,
    'format tax-code': (label) => `${label} phải gồm 10 chữ số, đơn vị phụ thuộc thêm 3 chữ số, ví dụ 0100684378-001`,
    other: (label) => `${label} không đúng`,
  },
  {
    required: askedEnglish,
    minLength: (label, limit) =>
      limit <= 1 ? askedEnglish(label, limit) : `${label} needs at least ${limit} characters`,
    maxLength: (label, limit) => `${label} must be ${limit} characters or fewer`,
    minimum: (label, limit) => `${label} must be ${grouped(limit, 'en')} or more`,
    maximum: (label, limit) => `${label} must be ${grouped(limit, 'en')} or less`,
    minItems: (label) => `Choose ${lower(label)}`,
    type: (label) => `${label} must be a number`,
    enum: (label) => `Choose ${lower(label)}`,
    anyOf: (label) => `Choose ${lower(label)}`,
    const: (label) => `Choose ${lower(label)}`,
    'format day': (label) => `${label} must be a real day, such as 31/12/2026`,
    'format email': (label) => `${label} must be an e-mail address, such as name@example.vn`,
    'format phone': (label) => `${label} must have 10 digits, such as 0912345678`,
    'format identity-number': (label) => `${label} must be the 12 digits printed on the citizen card`,
    'format tax-code': (label) => `${label} must have 10 digits, a dependent unit 3 more, such as 0100684378-001`,
    other: (label) => `${label} is not right`,
  },
);
