import type { Answer, Answers, FieldUi, FormDefinition, GroupSchema, Prefill, Sex } from './form-definition.ts';
import { isAsked, type Part, partsOf } from './parts.ts';
import { readTypedText } from './read-typed.ts';

/** What the sign-in told about the person in front of the form; anything may be unknown. */
export interface KnownPerson {
  readonly fullName?: string | undefined;
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly birthDate?: string | undefined;
  readonly sex?: Sex | undefined;
  readonly identityNumber?: string | undefined;
  readonly ethnicity?: string | undefined;
  readonly nationality?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly address?: KnownAddress | undefined;
}
export interface KnownAddress {
  /** House number, street, village. */
  readonly detail?: string | undefined;
  readonly commune?: string | undefined;
  readonly province?: string | undefined;
}

/**
 * The answers a form starts with: usual values, and the facts of the person where the form is about them. Groups that
 * may be about somebody else (`offersPrefill`) wait for their button.
 */
export function startAnswers(form: FormDefinition, person: KnownPerson = {}): Answers {
  return startGroup(form.schema, form.ui, person, false);
}

/** What is known about the person in the fields of one group. */
export function knownAnswers(group: GroupSchema, ui: FieldUi, person: KnownPerson): Answers {
  return startGroup(group, ui, person, true);
}

function startGroup(group: GroupSchema, ui: FieldUi, person: KnownPerson, offered: boolean): Answers {
  const answers: Record<string, Answer> = {};
  for (const part of partsOf(group, ui, '')) {
    const answer = isAsked(part.ui.showIf, answers) ? startPart(part, person, offered) : undefined;
    if (answer !== undefined) answers[part.name] = answer;
  }
  return answers;
}

function startPart({ schema, ui }: Part, person: KnownPerson, offered: boolean): Answer | undefined {
  if (schema.type === 'object') {
    const known = startGroup(schema, ui, ui.offersPrefill && !offered ? {} : person, offered);
    return Object.keys(known).length > 0 ? known : undefined;
  }
  if (schema.type !== 'string') return undefined;
  const known = (ui.prefill && facts[ui.prefill](person)) || ui.initial;
  return known && (readTypedText(schema, known, ui.widget === 'textarea') || undefined);
}

const facts: Record<Prefill, (person: KnownPerson) => string | undefined> = {
  'person.fullName': (person) => person.fullName,
  'person.birthDate': (person) => person.birthDate,
  'person.sex': (person) => person.sex,
  'person.identityNumber': (person) => person.identityNumber,
  'person.ethnicity': (person) => person.ethnicity,
  'person.nationality': (person) => person.nationality,
  'person.phone': (person) => person.phone,
  'person.email': (person) => person.email,
  'person.address.detail': (person) => person.address?.detail,
  'person.address.commune': (person) => person.address?.commune,
  'person.address.province': (person) => person.address?.province,
};
