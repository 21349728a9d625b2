/** One record of the published catalogue, field by field as the collection writes it; see `reference/procedures/README.md`. */
export interface CatalogueRecord {
  readonly code: string;
  readonly name_vi: string;
  readonly field: string;
  readonly level: string;
  readonly time_limit: string;
  readonly fee: string;
  readonly online: string | null;
  readonly documents: readonly string[];
  readonly result: string;
  readonly legal_basis: readonly string[];
  readonly confidence: string;
  readonly agency_group: string;
  readonly applicants: string;
  readonly channels: readonly CatalogueChannel[];
  readonly publication_decision: string;
  readonly source: string;
  readonly portal_url?: string;
  readonly status: string;
  readonly notes?: string;
  /** The sequence of steps (trình tự thực hiện), as a list or line by line; the collection of mid-2026 has none. */
  readonly steps?: string | readonly string[];
}

/** One way of filing, as the catalogue writes it. */
export interface CatalogueChannel {
  readonly channel: string;
  readonly time: string;
  readonly fee: string;
  readonly note: string;
}

const texts = [
  'code',
  'name_vi',
  'field',
  'level',
  'time_limit',
  'fee',
  'result',
  'confidence',
  'agency_group',
  'applicants',
  'publication_decision',
  'source',
  'status',
] as const;
const lists = ['documents', 'legal_basis'] as const;
const channelTexts = ['channel', 'time', 'fee', 'note'] as const;

/** Names the fields of `value` that do not have the shape of a catalogue record; none means that it is one. */
export function misshapenFields(value: unknown): string[] {
  if (!isObject(value)) return ['record'];
  const wrong: string[] = [...texts.filter((name) => typeof value[name] !== 'string')];
  wrong.push(...lists.filter((name) => !isListOf(value[name], isText)));
  if (!isListOf(value.channels, isChannel)) wrong.push('channels');
  if (value.online !== null && typeof value.online !== 'string') wrong.push('online');
  for (const name of ['portal_url', 'notes']) {
    if (value[name] !== undefined && typeof value[name] !== 'string') wrong.push(name);
  }
  if (value.steps !== undefined && typeof value.steps !== 'string' && !isListOf(value.steps, isText))
    wrong.push('steps');
  if (typeof value.code === 'string' && !codePattern.test(value.code)) wrong.push('code');
  return wrong;
}

/** A national procedure code (`1.001193`), a case (`.01`) or a province's suffix (`.H05`, `.000.00.00.H28`) allowed. */
const codePattern = /^\d\.\d{6}(\.[0-9A-Z]{2,3})*$/;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (item: unknown): boolean => typeof item === 'string';

const isListOf = (value: unknown, is: (item: unknown) => boolean): boolean => Array.isArray(value) && value.every(is);

const isChannel = (value: unknown): boolean =>
  isObject(value) && channelTexts.every((name) => typeof value[name] === 'string');
