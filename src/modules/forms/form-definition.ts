import type { Day } from '#platform/clock';
import type { Locale } from '#platform/words';
import type { Fault } from './finding.ts';

/** A text shown to people, in every language of the product. */
export type Words = Readonly<Record<Locale, string>>;

/** A JSON pointer into the answers, `/child/fullName`; it is also the name of the input on the page. */
export type Pointer = string;

/** What a person answered. Dates are `YYYY-MM-DD`, telephone numbers E.164; what could not be read stays as typed. */
export interface Answers {
  readonly [name: string]: Answer | undefined;
}
export type Answer = string | number | boolean | Answers | readonly Answers[];

/** The kinds of text that have their own way of being read, checked and shown. */
export type TextFormat =
  | 'date'
  | 'past-date'
  | 'past-date-part'
  | 'time-of-day'
  | 'identity-number'
  | 'phone-vi'
  | 'email';

export interface TextSchema {
  readonly type: 'string';
  readonly minLength?: number;
  readonly maxLength: number;
  readonly pattern?: string;
  readonly format?: TextFormat;
  readonly enum?: readonly string[];
}
export interface NumberSchema {
  readonly type: 'integer' | 'number';
  readonly minimum: number;
  readonly maximum: number;
}
export interface TickSchema {
  readonly type: 'boolean';
  readonly const?: true;
}
/** Rows of the same group; both bounds are always given, so that reading never takes longer than the form is long. */
export interface RowsSchema {
  readonly type: 'array';
  readonly items: GroupSchema;
  readonly minItems: number;
  readonly maxItems: number;
}
export interface GroupSchema {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly properties: Readonly<Record<string, FieldSchema>>;
  readonly required: readonly string[];
  readonly allOf?: readonly object[];
}
export type FieldSchema = TextSchema | NumberSchema | TickSchema | RowsSchema | GroupSchema;

/** A field is asked only while its neighbour in the same group holds one of these values. */
export interface Condition {
  readonly field: string;
  readonly in: readonly (string | boolean)[];
}

/** What the identity number beside it must agree with: names of neighbours, or a sex that the role itself settles. */
export interface IdentityAgreement {
  readonly birthDate?: string;
  readonly sex?: string;
  readonly sexIs?: Sex;
}
export type Sex = 'male' | 'female';

/** Facts of the signed-in person that a field can start with. */
export type Prefill =
  | 'person.fullName'
  | 'person.birthDate'
  | 'person.sex'
  | 'person.identityNumber'
  | 'person.ethnicity'
  | 'person.nationality'
  | 'person.phone'
  | 'person.email'
  | 'person.address.detail'
  | 'person.address.commune'
  | 'person.address.province';

/** How one field of the schema is asked and shown, and the rules a JSON Schema cannot say. */
export interface FieldUi {
  readonly label: Words;
  readonly hint?: Words;
  /** Sentences that replace the ordinary one, by JSON Schema keyword or by rule. */
  readonly errors?: Readonly<Record<string, Words>>;
  readonly showIf?: Condition;
  readonly widget?: 'textarea' | 'select' | 'radios' | 'money';
  readonly options?: Readonly<Record<string, Words>>;
  readonly suggestions?: readonly string[];
  readonly autocomplete?: string;
  /** Room for about this many characters. */
  readonly width?: 2 | 4 | 5 | 10 | 20;
  readonly initial?: string;
  readonly prefill?: Prefill;
  /** The group has a button that fills it with the facts of the signed-in person. */
  readonly offersPrefill?: boolean;
  readonly agrees?: IdentityAgreement;
  /** Pointer of a date that this date may not precede. */
  readonly notBefore?: Pointer;
  /** The person born on this date must be at least this many years old. */
  readonly atLeastYears?: number;
  /** The group is read as one line, as an address is. */
  readonly oneLine?: boolean;
  readonly fields?: Readonly<Record<string, FieldUi>>;
  readonly item?: FieldUi;
}

/** One version of an electronic form: what may be answered (JSON Schema), how it is asked, and the law that says so. */
export interface FormDefinition {
  readonly id: string;
  readonly version: number;
  readonly validFrom: Day;
  /** National codes of the procedures that use this form; empty for the form of all the others. */
  readonly procedures: readonly string[];
  readonly title: Words;
  readonly schema: GroupSchema;
  readonly ui: FieldUi;
  /** The text that prescribes the declaration, and what of it remains to be compared with the original. */
  readonly legalRef: string;
  /** What the schema complains of. */
  readonly faults: (answers: unknown) => Fault[];
}
