import Type, { type Static } from 'typebox';
import { readIdentityNumber } from '#modules/identity';
import { canServe, type StoredPaper } from '#modules/paper-store';
import type { Fee } from '#modules/procedures';
import { dayOf } from '#platform/clock';
import type { FormErrors } from '#platform/form';
import type { FormFields } from '#platform/route';
import { canBeElectronic, linesFor, type NewCertifiedCopy, priced } from '../../certified-copy.ts';
import type { Parties, Party } from '../../dossier.ts';
import { type NewExtractCopy, pricedExtract } from '../../extract-copy.ts';
import type { intakeMessages } from '../../intake-messages.ts';
import type { DossierPaper, PaperForm } from '../../required-paper-store.ts';
import { asReused } from '../../reuse-papers.ts';
import { hasRightCheckDigit, taxCodeOf } from '../../tax-code.ts';
import {
  extractCopies,
  extractKindField,
  registeredName,
  registrationFields,
  wantedIn,
} from '../extracts/extract-form.ts';

const text = (most: number) => Type.Optional(Type.String({ maxLength: most }));

/** What a clerk enters to receive a dossier. Papers are read apart: there are as many as the procedure has. */
export const intakeForm = Type.Object({
  ownerName: Type.String({ minLength: 1, maxLength: 200 }),
  ownerKind: Type.Union([Type.Literal('person'), Type.Literal('organisation')], { default: 'person' }),
  ownerTaxCode: Type.Optional(Type.String({ format: 'tax-code' })),
  ownerIdentityNumber: Type.Optional(Type.String({ format: 'identity-number' })),
  /** The number of the card that was read last; what was typed over it afterwards was not read. */
  ownerCardNumber: text(20),
  ownerBirthDay: Type.Optional(Type.String({ format: 'day' })),
  ownerSex: Type.Optional(Type.Union([Type.Literal('male'), Type.Literal('female')])),
  ownerAddress: text(300),
  ownerPhone: Type.Optional(Type.String({ format: 'phone' })),
  ownerEmail: Type.Optional(Type.String({ format: 'email', maxLength: 200 })),
  submitterName: text(200),
  submitterIdentityNumber: Type.Optional(Type.String({ format: 'identity-number' })),
  submitterPhone: Type.Optional(Type.String({ format: 'phone' })),
  submitterBasis: text(300),
  content: Type.String({ minLength: 1, maxLength: 2000 }),
  sets: Type.Integer({ minimum: 1, maximum: 100, default: 1 }),
  handlingAgencyId: Type.String({ format: 'id' }),
  channel: Type.Union([Type.Literal('counter'), Type.Literal('post')], { default: 'counter' }),
  resultDelivery: Type.Union([Type.Literal('counter'), Type.Literal('post'), Type.Literal('electronic')], {
    default: 'counter',
  }),
  deliveryAddress: text(300),
  original: text(200),
  pages: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  copies: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  electronic: Type.Optional(Type.Literal('yes')),
  extractKind: Type.Optional(extractKindField),
  registeredName: Type.Optional(registeredName),
  ...registrationFields,
  extractCopies: Type.Optional(extractCopies),
  feeAmount: Type.Integer({ minimum: 0, maximum: 100_000_000, default: 0 }),
});

export type IntakeValues = Static<typeof intakeForm>;

/** What the schema cannot see: fields that contradict each other or the calendar. */
export function contradictionsIn(
  values: IntakeValues,
  now: number,
  problems: ReturnType<typeof intakeMessages>['problems'],
): FormErrors {
  const isPerson = values.ownerKind === 'person';
  const facts = isPerson && values.ownerIdentityNumber ? readIdentityNumber(values.ownerIdentityNumber) : undefined;
  const { ownerBirthDay: birthDay, ownerSex: sex, ownerTaxCode: taxCode } = values;
  return {
    ...(!isPerson && !taxCode && { ownerTaxCode: problems.taxCodeMissing }),
    ...(!isPerson && taxCode && !hasRightCheckDigit(taxCode) && { ownerTaxCode: problems.taxCodeWrong }),
    ...(!isPerson && !values.submitterName && { submitterName: problems.submitterMissing }),
    ...(isPerson && birthDay && birthDay > dayOf(now) && { ownerBirthDay: problems.birthFuture }),
    ...(facts && birthDay && !birthDay.startsWith(String(facts.birthYear)) && { ownerBirthDay: problems.yearDiffers }),
    ...(facts && sex && sex !== facts.sex && { ownerSex: problems.sexDiffers }),
    ...(values.resultDelivery === 'post' &&
      !values.deliveryAddress &&
      !values.ownerAddress && { deliveryAddress: problems.addressMissing }),
    ...(values.pages !== undefined && !values.original && { original: problems.originalMissing }),
    ...(values.original && values.pages === undefined && { pages: problems.pagesMissing }),
    ...(values.original && values.copies === 0 && !values.electronic && { copies: problems.copiesMissing }),
    ...(values.electronic && !values.original && { original: problems.originalMissing }),
    ...(values.registeredName && !values.extractKind && { extractKind: problems.extractKindMissing }),
    ...(values.extractKind !== undefined &&
      !values.registeredName && { registeredName: problems.registeredNameMissing }),
    ...(values.submitterName && !values.submitterBasis && { submitterBasis: problems.basisMissing }),
  };
}

/**
 * The lines of the first original of which copies are wanted, on paper, as a file or both, with what they cost: by pages and
 * copies where the fee is counted so (Điều 4, TT 226/2016/TT-BTC). Where nothing is said of either, one on paper is wanted.
 */
export function copiesWanted(values: IntakeValues, pageFee: Fee | undefined, day: string): NewCertifiedCopy[] {
  const electronic = values.electronic === 'yes' && canBeElectronic(day);
  const { original, pages, copies = electronic ? 0 : 1 } = values;
  if (!original || pages === undefined || !pageFee) return [];
  return linesFor({ original, pages, copies, electronic }).map((line) => priced(line, pageFee, day));
}

/** The first extract of which copies are wanted, with what they cost by the copy. */
export function extractWanted(values: IntakeValues, copyFee: Fee | undefined, day: string): NewExtractCopy | undefined {
  const { extractKind, registeredName: name, extractCopies: copies = 1 } = values;
  if (!extractKind || !name || !copyFee) return undefined;
  return pricedExtract(wantedIn({ ...values, extractKind, registeredName: name, extractCopies: copies }), copyFee, day);
}

/** Whether the owner is the one of a citizen card that was read. */
export const isReadFromCard = ({ ownerKind, ownerIdentityNumber: number, ownerCardNumber }: IntakeValues): boolean =>
  ownerKind === 'person' && number !== undefined && number === ownerCardNumber;

/** The people of the dossier, from what was entered. */
export function partiesOf(values: IntakeValues): Parties {
  const owner: Party = {
    fullName: values.ownerName,
    ...(values.ownerKind === 'person' ? personIn(values) : organisationIn(values)),
    ...(values.ownerAddress && { address: values.ownerAddress }),
    ...(values.ownerPhone && { phone: values.ownerPhone }),
    ...(values.ownerEmail && { email: values.ownerEmail }),
  };
  if (!values.submitterName) return { submitter: owner, owner };
  const submitter = {
    fullName: values.submitterName,
    ...(values.submitterIdentityNumber && { identityNumber: values.submitterIdentityNumber }),
    ...(values.submitterPhone && { phone: values.submitterPhone }),
  };
  return { submitter, owner, representative: { ...submitter, basis: values.submitterBasis ?? '' } };
}

const personIn = (values: IntakeValues): Partial<Party> => ({
  ...(values.ownerIdentityNumber && { identityNumber: values.ownerIdentityNumber }),
  ...(values.ownerBirthDay && { birthDay: values.ownerBirthDay }),
  ...(values.ownerSex && { sex: values.ownerSex }),
});

/** What was typed about a person beside it does not count. */
const organisationIn = ({ ownerTaxCode = '' }: IntakeValues): Partial<Party> => ({
  kind: 'organisation',
  taxCode: taxCodeOf(ownerTaxCode),
});

const paperForms: readonly PaperForm[] = ['original', 'certified_copy', 'copy', 'electronic'];

/** The papers of the dossier: those chosen from the person's store, and those that were handed in, with a number. */
export function papersIn(
  form: FormFields,
  required: readonly { readonly ordinal: number; readonly name: string }[],
  stored: readonly StoredPaper[],
): DossierPaper[] {
  return required.flatMap(({ ordinal, name }) => {
    const chosen = stored.find(({ id }) => id === form[`paper${ordinal}Stored`]);
    if (chosen && canServe(chosen, name)) return [asReused({ ordinal, name }, chosen)];
    const quantity = Number(String(form[`paper${ordinal}`] ?? '').trim() || 0);
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > 999) return [];
    const kind = paperForms.find((each) => each === form[`paper${ordinal}Form`]) ?? 'original';
    return [{ ordinal, name, form: kind, quantity, digitisation: 'none', fileIds: [], note: null }];
  });
}
