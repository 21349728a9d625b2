interface Field {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Field[];
  readonly items?: Field;
  readonly minimum?: number;
  readonly minLength?: number;
}

const known: Readonly<Record<string, string>> = {
  day: '31/12/2026',
  email: 'an@example.vn',
  phone: '0912345678',
  'identity-number': '017090001234',
  'tax-code': '0100684378',
};

/**
 * Fills a form in as its schema asks, so that what refuses it is a rule and not a blank; `id` names somebody. Where a form
 * may name nobody, it does not.
 */
export function filledIn(form: object | null, id: string): Readonly<Record<string, string | readonly string[]>> {
  const { properties = {}, required = [] } = (form ?? {}) as Form;
  const asked = Object.entries(properties).filter(([name, { format }]) => format !== 'id' || required.includes(name));
  return Object.fromEntries(asked.map(([name, field]) => [name, valueFor(field, id)]));
}

interface Form {
  readonly properties?: Readonly<Record<string, Field>>;
  readonly required?: readonly string[];
}

function valueFor(field: Field, id: string): string | readonly string[] {
  if (field.const !== undefined) return String(field.const);
  if (field.enum) return String(field.enum[0]);
  if (field.anyOf?.[0]) return valueFor(field.anyOf[0], id);
  if (field.type === 'array') return field.items ? [valueFor(field.items, id)].flat() : [];
  if (field.type === 'integer' || field.type === 'number') return String(field.minimum ?? 1);
  if (field.format === 'id') return id;
  return known[field.format ?? ''] ?? 'Vì lý do chung'.padEnd(field.minLength ?? 0, '.');
}
