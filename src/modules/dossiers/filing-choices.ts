import Type, { type Static } from 'typebox';
import { type Person, readIdentityNumber } from '#modules/identity';
import { dayOf } from '#platform/clock';
import { type FormErrors, type FormReading, readForm, type Typed } from '#platform/form';
import type { FormFields } from '#platform/route';
import type { Locale } from '#platform/words';
import { citizenMessages } from './citizen-messages.ts';
import type { Parties, Party } from './dossier.ts';
import type { FilesOfPapers } from './filing-papers.ts';
import { hasRightCheckDigit, taxCodeOf } from './tax-code.ts';

/**
 * What a person chose while filing, besides the answers of the form. It is kept as typed, right or wrong, and read by the
 * same rules when the step is left and when the dossier is filed.
 */
export interface FilingChoices {
  /** The agency that shall settle the dossier; absent when it is the receiving one. */
  readonly handlingAgencyId?: string;
  readonly people?: Typed;
  /** How each required paper comes, by `paper` and its number. */
  readonly papers?: Typed;
  readonly files?: FilesOfPapers;
}

const text = (most: number) => Type.Optional(Type.String({ maxLength: most }));

/** Whose the dossier is, where its people are reached, and how they get the result. */
export const peopleForm = Type.Object({
  phone: Type.String({ format: 'phone' }),
  email: Type.Optional(Type.String({ format: 'email', maxLength: 200 })),
  ownership: Type.Union([Type.Literal('self'), Type.Literal('other'), Type.Literal('organisation')]),
  ownerName: text(200),
  ownerIdentityNumber: Type.Optional(Type.String({ format: 'identity-number' })),
  ownerBirthDay: Type.Optional(Type.String({ format: 'day' })),
  ownerAddress: text(300),
  ownerPhone: Type.Optional(Type.String({ format: 'phone' })),
  basis: text(300),
  organisationName: text(200),
  organisationTaxCode: Type.Optional(Type.String({ format: 'tax-code' })),
  organisationAddress: text(300),
  organisationPhone: Type.Optional(Type.String({ format: 'phone' })),
  organisationBasis: text(300),
  resultDelivery: Type.Union([Type.Literal('counter'), Type.Literal('post'), Type.Literal('electronic')]),
  deliveryAddress: text(300),
});

export type People = Static<typeof peopleForm>;

/** Fields that are in sight without scripts whatever was chosen, and count only with the choice they belong to. */
const onlyWith: Readonly<Record<string, readonly [keyof People, string]>> = {
  ownerName: ['ownership', 'other'],
  ownerIdentityNumber: ['ownership', 'other'],
  ownerBirthDay: ['ownership', 'other'],
  ownerAddress: ['ownership', 'other'],
  ownerPhone: ['ownership', 'other'],
  basis: ['ownership', 'other'],
  organisationName: ['ownership', 'organisation'],
  organisationTaxCode: ['ownership', 'organisation'],
  organisationAddress: ['ownership', 'organisation'],
  organisationPhone: ['ownership', 'organisation'],
  organisationBasis: ['ownership', 'organisation'],
  deliveryAddress: ['resultDelivery', 'post'],
};

/** Reads the step about people; what was typed beside another choice is kept and does not count. */
export function readPeople(form: FormFields, now: number, locale: Locale): FormReading<People> {
  const words = citizenMessages(locale).filing;
  const counts = ([name]: [string, unknown]) => {
    const [choice, value] = (Object.hasOwn(onlyWith, name) && onlyWith[name]) || [];
    return choice === undefined || [form[choice]].flat().at(-1) === value;
  };
  const all = readForm(peopleForm, form, words.fields, locale);
  const reading = readForm(peopleForm, Object.fromEntries(Object.entries(form).filter(counts)), words.fields, locale);
  if (!reading.ok) return { ...reading, typed: all.typed };
  const errors = contradictionsIn(reading.values, now, words.problems);
  if (Object.keys(errors).length > 0) return { ok: false, typed: all.typed, errors };
  return { ...reading, typed: all.typed };
}

/** What the schema cannot see: fields that need or contradict each other. */
function contradictionsIn(
  values: People,
  now: number,
  problems: ReturnType<typeof citizenMessages>['filing']['problems'],
): FormErrors {
  const { ownerIdentityNumber: number, ownerBirthDay: birthDay } = values;
  const facts = number === undefined ? undefined : readIdentityNumber(number);
  const other = values.ownership === 'other';
  return {
    ...(other && values.ownerName === undefined && { ownerName: problems.ownerMissing }),
    ...(other && values.basis === undefined && { basis: problems.basisMissing }),
    ...(values.ownership === 'organisation' && missingOf(values, problems)),
    ...(birthDay !== undefined && birthDay > dayOf(now) && { ownerBirthDay: problems.birthFuture }),
    ...(facts &&
      birthDay !== undefined &&
      !birthDay.startsWith(String(facts.birthYear)) && { ownerIdentityNumber: problems.yearDiffers }),
    ...(values.resultDelivery === 'post' &&
      values.deliveryAddress === undefined && { deliveryAddress: problems.addressMissing }),
  };
}

/** What an organisation is known by, and by which paper somebody acts for it. */
function missingOf(
  { organisationName, organisationTaxCode: taxCode, organisationBasis }: People,
  problems: ReturnType<typeof citizenMessages>['filing']['problems'],
): FormErrors {
  return {
    ...(organisationName === undefined && { organisationName: problems.organisationMissing }),
    ...(taxCode === undefined && { organisationTaxCode: problems.taxCodeMissing }),
    ...(taxCode !== undefined && !hasRightCheckDigit(taxCode) && { organisationTaxCode: problems.taxCodeWrong }),
    ...(organisationBasis === undefined && { organisationBasis: problems.organisationBasisMissing }),
  };
}

/** The people of the dossier: the one signed in hands it in, for themselves or for the owner they represent. */
export function partiesOf(person: Person, values: People, subject?: Party): Parties {
  const submitter: Party = {
    personId: person.id,
    fullName: person.fullName,
    phone: values.phone,
    ...known({
      identityNumber: person.identityNumber,
      birthDay: person.birthDay,
      sex: person.sex,
      address: person.address,
      email: values.email ?? person.email,
    }),
  };
  const about = subject && subject.fullName !== submitter.fullName ? { subject } : {};
  if (values.ownership === 'self') return { submitter, owner: submitter, ...about };
  if (values.ownership === 'organisation')
    return {
      submitter,
      owner: organisationIn(values),
      representative: { ...submitter, basis: values.organisationBasis ?? '' },
      ...about,
    };
  const owner: Party = {
    fullName: values.ownerName ?? '',
    ...known({
      identityNumber: values.ownerIdentityNumber,
      birthDay: values.ownerBirthDay,
      address: values.ownerAddress,
      phone: values.ownerPhone,
    }),
  };
  return { submitter, owner, representative: { ...submitter, basis: values.basis ?? '' }, ...about };
}

function organisationIn(values: People): Party {
  return {
    kind: 'organisation',
    fullName: values.organisationName ?? '',
    taxCode: taxCodeOf(values.organisationTaxCode ?? ''),
    ...known({ address: values.organisationAddress, phone: values.organisationPhone }),
  };
}

/** Leaves out what is not known. */
function known<T extends object>(facts: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const told = Object.entries(facts).filter(([, fact]) => fact !== null && fact !== undefined && fact !== '');
  return Object.fromEntries(told) as { [K in keyof T]?: NonNullable<T[K]> };
}
