import Type from 'typebox';
import { readCitizenCard } from '#modules/identity';
import { getAgency, listAgencies } from '#modules/organisation';
import { closeStore, consultStore, listOpenStore, paperStoreMessages, type StoredPaper } from '#modules/paper-store';
import { dayOf } from '#platform/clock';
import { fillIn, Refusal } from '#platform/errors';
import { type FormErrors, readForm, type Typed } from '#platform/form';
import type { Act } from '#platform/journal';
import { type Answer, type Call, href, route } from '#platform/route';
import { dateOf } from '#ui';
import { fileDossier } from '../../actions/file-dossier.ts';
import { receiveDossier } from '../../actions/receive-dossier.ts';
import { feeOfCopies } from '../../certified-copy.ts';
import { insertCertifiedCopy } from '../../certified-copy-store.ts';
import type { Dossier } from '../../dossier.ts';
import { feeOfExtract } from '../../extract-copy.ts';
import { insertExtractCopy } from '../../extract-store.ts';
import type { NewFee } from '../../fee-store.ts';
import { intakeMessages } from '../../intake-messages.ts';
import { messages } from '../../messages.ts';
import { holderOf } from '../../paper-holder.ts';
import { reckon } from '../../promised-day.ts';
import type { DossierPaper } from '../../required-paper-store.ts';
import { type TermsInForce, termsOfProcedure } from '../../terms-of-procedure.ts';
import { IntakePage } from './intake.view.tsx';
import {
  contradictionsIn,
  copiesWanted,
  extractWanted,
  type IntakeValues,
  intakeForm,
  isReadFromCard,
  papersIn,
  partiesOf,
} from './intake-form.ts';

type IntakeCall = Call<{ procedure: string }>;

const params = Type.Object({ procedure: Type.String({ maxLength: 40 }) });

export const intakePage = route({
  method: 'GET',
  url: '/can-bo/tiep-nhan/:procedure',
  may: 'dossier.receive',
  params,
  run: async (call) => show(call, await termsFor(call), { status: 200, typed: {}, errors: {} }),
});

/** Receives at the counter: files and receives in one transaction, so that there is a code only with a promise. */
export const receiveAtCounter = route({
  method: 'POST',
  url: '/can-bo/tiep-nhan/:procedure',
  may: 'dossier.receive',
  params,
  form: intakeForm,
  async run(call) {
    const inForce = await termsFor(call);
    const { fields, problems } = intakeMessages(call.locale);
    const reading = readForm(intakeForm, call.form, fields, call.locale);
    const stored = await storeOpenTo(call);
    const papers = papersIn(call.form, inForce.stored.version.requiredPapers, stored);
    const noPaper =
      papers.length === 0 && inForce.stored.version.requiredPapers.length > 0 ? { paper1: problems.noPaper } : {};
    const errors = {
      ...reading.errors,
      ...(reading.ok && contradictionsIn(reading.values, call.now, problems)),
      ...noPaper,
      ...goneErrors(call, inForce, papers),
    };
    const typed = typedIn(call);
    if (!reading.ok || Object.keys(errors).length > 0) return show(call, inForce, { status: 422, typed, errors });
    try {
      const where = (dossier: Dossier) => href('/can-bo/ho-so/:code', { code: dossier.code });
      return await call.act((act) => receive(act, call, reading.values, papers), where, 'dossiers.received');
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 403) throw error;
      const texts = { ...messages(call.locale).refusals, ...paperStoreMessages(call.locale).refusals };
      const refused = fillIn(texts[error.code] ?? error.code, error.facts);
      return show(call, inForce, { status: error.status, typed, errors: {}, refused });
    }
  },
});

/**
 * Opens the paper store of the owner, who stands at the counter, so that papers need not be handed in again; it is
 * recorded that the clerk looked. What was typed stays.
 */
export const openStore = route({
  method: 'POST',
  url: '/can-bo/tiep-nhan/:procedure/kho-giay-to',
  may: 'dossier.receive',
  params,
  async run(call) {
    const inForce = await termsFor(call);
    const typed = typedIn(call);
    const identityNumber = ownerNumberIn(call);
    if (identityNumber === undefined) {
      const errors = { ownerIdentityNumber: intakeMessages(call.locale).problems.numberForStore };
      return show(call, inForce, { status: 422, typed, errors });
    }
    await call.actAs(call.who, (act) => consultStore(act, { identityNumber, purpose: inForce.terms.name }));
    return show(call, inForce, { status: 200, typed, errors: {}, storeOpened: true });
  },
});

/** The number of a person as it stands in the form; none for an organisation, and while it is not twelve digits. */
function ownerNumberIn({ form }: IntakeCall): string | undefined {
  const number = String(form.ownerIdentityNumber ?? '').replace(/\s/g, '');
  return form.ownerKind !== 'organisation' && /^\d{12}$/.test(number) ? number : undefined;
}

/** What of the owner's store the clerk may choose from: nothing unless they opened it. */
async function storeOpenTo(call: IntakeCall): Promise<StoredPaper[]> {
  const identityNumber = ownerNumberIn(call);
  if (identityNumber === undefined) return [];
  return call.read((db) => listOpenStore(db, call.who, { identityNumber, now: call.now }));
}

/** A stored paper that was chosen and cannot be used any more is said beside its required paper. */
function goneErrors(call: IntakeCall, { stored }: TermsInForce, papers: readonly DossierPaper[]): FormErrors {
  const gone = stored.version.requiredPapers.filter(
    ({ ordinal }) =>
      call.form[`paper${ordinal}Stored`] && !papers.some((paper) => paper.ordinal === ordinal && paper.reused),
  );
  const { storedGone } = intakeMessages(call.locale).problems;
  return Object.fromEntries(gone.map(({ ordinal }) => [`paper${ordinal}Stored`, storedGone]));
}

/** Fills in the owner from the QR code of a citizen card; as JSON for the scanner's script, else the page again. */
export const scanCard = route({
  method: 'POST',
  url: '/can-bo/tiep-nhan/:procedure/quet-the',
  may: 'dossier.receive',
  params,
  async run(call) {
    const read = readCitizenCard(String(call.form.scan ?? ''));
    const fields = read.ok ? ownerFields(read.card) : {};
    if (call.header('accept')?.includes('application/json'))
      return { kind: 'json', body: { fields }, status: read.ok ? 200 : 422 };
    const errors: FormErrors = read.ok
      ? {}
      : { scan: intakeMessages(call.locale).cardFaults[read.fault] ?? read.fault };
    return show(call, await termsFor(call), {
      status: read.ok ? 200 : 422,
      typed: { ...typedIn(call), ...fields },
      errors,
    });
  },
});

type Card = Extract<ReturnType<typeof readCitizenCard>, { ok: true }>['card'];

function ownerFields(card: Card): Typed {
  return {
    ownerKind: 'person',
    ownerName: card.fullName,
    ownerIdentityNumber: card.identityNumber,
    ownerCardNumber: card.identityNumber,
    ownerSex: card.sex,
    ownerAddress: card.address,
    ...(card.birthDay && { ownerBirthDay: dateOf(card.birthDay) }),
  };
}

function termsFor(call: IntakeCall): Promise<TermsInForce> {
  const where = { agencyId: call.who.agencyId ?? '', channel: 'counter', now: call.now } as const;
  return call.read((db) => termsOfProcedure(db, call.params.procedure, where));
}

async function receive(
  act: Act,
  call: IntakeCall,
  values: IntakeValues,
  papers: ReturnType<typeof papersIn>,
): Promise<Dossier> {
  const receivingAgency = await getAgency(act.tx, act.who.agencyId ?? '');
  const where = { agencyId: values.handlingAgencyId, channel: values.channel, now: act.now };
  const inForce = await termsOfProcedure(act.tx, call.params.procedure, where);
  const { terms, pageFee, copyFee } = inForce;
  const copies = copiesWanted(values, pageFee, dayOf(act.now));
  const extract = extractWanted(values, copyFee, dayOf(act.now));
  const dossier = await fileDossier(act, {
    receivingAgency,
    handlingAgencyId: values.handlingAgencyId,
    terms,
    channel: values.channel,
    parties: partiesOf(values),
    content: values.content,
    form: null,
    answers: {},
    papers,
    sets: values.sets,
    resultDelivery: values.resultDelivery,
    deliveryAddress: values.resultDelivery === 'post' ? (values.deliveryAddress ?? values.ownerAddress ?? null) : null,
    ...(isReadFromCard(values) && { identityFrom: 'card' as const }),
  });
  for (const copy of copies) await insertCertifiedCopy(act.tx, dossier, copy, act.who.name);
  if (extract) await insertExtractCopy(act.tx, dossier, extract, act.who.name);
  const counted = [...copies.map(feeOfCopies), ...(extract ? [feeOfExtract(extract)] : [])];
  const ownerNumber = holderOf(dossier.parties.owner);
  if (ownerNumber !== undefined) await closeStore(act, ownerNumber);
  return receiveDossier(act, dossier, { steps: terms.steps, fees: feesIn(values, inForce, counted) });
}

/** What is due: where the fee is counted by pages or copies what was so `counted`, else what the clerk entered. */
function feesIn(
  { feeAmount: amount }: IntakeValues,
  { terms, pageFee, copyFee }: TermsInForce,
  counted: readonly NewFee[],
): NewFee[] {
  if (pageFee || copyFee) return counted.filter((fee) => fee.amount > 0);
  return amount > 0 ? [{ kind: 'fee', name: terms.name, amount, basis: terms.deadlineRule.legalRef }] : [];
}

interface Shown {
  readonly status: number;
  readonly typed: Typed;
  readonly errors: FormErrors;
  readonly refused?: string;
  readonly storeOpened?: boolean;
}

async function show(call: IntakeCall, inForce: TermsInForce, { status, typed, ...shown }: Shown): Promise<Answer> {
  const own = call.who.agencyId ?? '';
  const stored = await storeOpenTo(call);
  const { agencies, promisedAt } = await call.read(async (db) => ({
    agencies: (await listAgencies(db, 'commune')).toSorted((a, b) => Number(b.id === own) - Number(a.id === own)),
    promisedAt: (await reckon(db, own, inForce.terms.deadlineRule, call.now)).promisedAt,
  }));
  const filled = { ...startValues(inForce, own), ...typed };
  const body = (
    <IntakePage
      {...shown}
      {...{ inForce, agencies, promisedAt, stored, today: dayOf(call.now) }}
      typed={filled}
      locale={call.locale}
      tokens={call.tokens}
    />
  );
  return call.page({ title: intakeMessages(call.locale).title, audience: 'officer', body, status });
}

/** What the form begins with: the usual answers, so that a clerk types only what differs. */
function startValues({ terms, fees, pageFee, copyFee }: TermsInForce, own: string): Typed {
  const fixed = fees.length === 1 && !pageFee && !copyFee ? fees[0]!.amount : 0;
  return {
    content: terms.name,
    sets: '1',
    handlingAgencyId: own,
    channel: 'counter',
    resultDelivery: 'counter',
    feeAmount: String(fixed),
    paper1: '1',
  };
}

/** Everything that was typed, papers included. */
function typedIn(call: IntakeCall): Typed {
  return Object.fromEntries(
    Object.entries(call.form).flatMap(([name, value]) =>
      typeof value === 'string' && !name.startsWith('_') ? [[name, value]] : [],
    ),
  );
}
