import { listHolders } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { Tools } from '#platform/tools';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertCanApprove, assertCanDraft, assertCanIssue } from '../action-rules.ts';
import { beginStep } from '../begin-step.ts';
import { closedAs, type Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { numberingOn, resultNotation, seriesOfResult } from '../extract-copy.ts';
import { numberPaper } from '../paper-number.ts';
import { spentOn } from '../promised-day.ts';
import { insertResultPaper, saveSeal } from '../result-paper-store.ts';
import { findResult, type ResultNumber, saveApproval, saveDraftResult, saveIssue } from '../result-store.ts';
import type { SealedResult, SignedResult } from '../sign-result.ts';
import { signingOf } from '../signing.ts';
import { listSteps, saveStep } from '../step-store.ts';
import { certifyCopies } from './enter-copies.ts';
import { numberExtracts } from './enter-extract.ts';
import { assertCopiesSigned, keepSealedCopies, keepSignedCopies } from './keep-copies.ts';
import { keepResult } from './keep-result.ts';

/** Drafts the result; an approved one is not touched any more. */
export async function draftResult(
  act: Act,
  ref: DossierRef,
  input: { readonly title: string; readonly content: string },
): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.draft_result');
  assertCanDraft(dossier, await findResult(act.tx, dossier));
  await saveDraftResult(act.tx, dossier, {
    ...input,
    draftedAt: act.now,
    draftedBy: act.who.id,
    draftedByName: act.who.name,
  });
  const drafted = await saveDossier(act.tx, dossier, {});
  await announce(act, 'dossier.result_drafted', drafted, { title: input.title });
  return drafted;
}

/**
 * Approves the draft by the leader's signature, on paper unless it was signed `digitally` beforehand; nobody approves what
 * they drafted themselves.
 */
export async function approveResult(
  act: Act,
  ref: DossierRef,
  digitally?: { readonly tools: Pick<Tools, 'config'>; readonly signed: SignedResult },
): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.approve_result');
  assertCanApprove(dossier, await findResult(act.tx, dossier), act.who.id);
  await assertCopiesSigned(act, dossier, digitally?.signed.copies ?? []);
  const { position, form } = await signingOf(act, dossier.handlingAgencyId, dossier);
  await saveApproval(act.tx, dossier, {
    at: act.now,
    by: act.who.id,
    byName: act.who.name,
    byPosition: position,
    signingForm: form,
  });
  if (digitally) await keepSigned(act, digitally.tools, dossier, digitally.signed);
  if (digitally) await keepSignedCopies(act, digitally.tools, dossier, digitally.signed.copies ?? []);
  const approved = await saveDossier(act.tx, dossier, {});
  await announce(act, 'dossier.result_approved', approved, {});
  return goOnToIssue(act, approved);
}

async function keepSigned(act: Act, tools: Pick<Tools, 'config'>, dossier: Dossier, { received, paper }: SignedResult) {
  const file = await keepResult(act, tools, dossier, received);
  const place = { fileAgencyId: file.agencyId, fileId: file.id, sealedAt: null };
  await insertResultPaper(act.tx, dossier, { ...paper, ...place });
}

/** With the signature the steps up to it are done; the last counted one, where results are numbered, begins. */
async function goOnToIssue(act: Act, dossier: Dossier): Promise<Dossier> {
  const counted = (await listSteps(act.tx, dossier)).filter((step) => step.counted);
  const last = counted.at(-1);
  if (!last || last.ordinal <= (dossier.stepOrdinal ?? 0)) return dossier;
  const open = counted.filter(({ ordinal, finishedAt }) => ordinal < last.ordinal && finishedAt === null);
  const [holders] = await Promise.all([
    listHolders(act.tx, dossier.handlingAgencyId, last.positionCode, dayOf(act.now)),
    ...open.map((step) =>
      saveStep(act.tx, dossier, step, { startedAt: step.startedAt ?? act.now, finishedAt: act.now }),
    ),
  ]);
  const taker = holders.length === 1 ? holders[0] : undefined;
  return beginStep(act, dossier, last, taker, { note: '', backwards: false });
}

/** Numbers and issues the approved result, sealed on paper unless `digitally` beforehand: the dossier is settled, and the steps that are left are done. */
export async function issueResult(
  act: Act,
  ref: DossierRef,
  digitally?: { readonly tools: Pick<Tools, 'config'>; readonly sealed: SealedResult },
): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.issue_result');
  const result = await findResult(act.tx, dossier);
  assertCanIssue(dossier, result);
  const number = await numberResult(act, dossier);
  const extracts = await numberExtracts(act, dossier, result);
  if (digitally) await keepSealed(act, digitally.tools, dossier, digitally.sealed, [number.notation, ...extracts]);
  const spent = await spentOn(act.tx, dossier, act.now);
  await saveIssue(act.tx, dossier, number, { at: act.now, spent });
  const certified = await certifyCopies(act, dossier, result);
  await keepSealedCopies(act, digitally?.tools, dossier, digitally?.sealed.copies ?? []);
  const handOver = await finishSteps(act, dossier);
  const settled = await saveDossier(act.tx, dossier, {
    ...closedAs('settled', act.now),
    decidedAt: act.now,
    deliveryState: 'ready',
    assigneeId: null,
    stepOrdinal: handOver?.ordinal ?? dossier.stepOrdinal,
    positionCode: handOver?.positionCode ?? dossier.positionCode,
  });
  await announce(act, 'dossier.result_issued', settled, {
    number: number.notation,
    ...(spent && { spent }),
    ...(certified.length > 0 && { certified }),
    ...(extracts.length > 0 && { extracts }),
  });
  return settled;
}

/** Takes the number of a result; an extract given as the result of a registration has a series of its own. */
async function numberResult(act: Act, dossier: Dossier): Promise<ResultNumber> {
  const numbering = numberingOn(dayOf(act.now));
  const series = seriesOfResult(dossier, numbering);
  const taken = await numberPaper(act, dossier, series);
  return { ...taken, series, notation: resultNotation(taken.number, dossier, numbering) };
}

/** The numbers stand in the seal, so they must be the ones that were sealed; somebody else may have taken them meanwhile. */
async function keepSealed(
  act: Act,
  tools: Pick<Tools, 'config'>,
  dossier: Dossier,
  { received, level, numbers: inSeal }: SealedResult,
  numbers: readonly string[],
): Promise<void> {
  if (inSeal.join() !== numbers.join()) throw new Refusal('dossier.number_taken_meanwhile', { code: dossier.code });
  const file = await keepResult(act, tools, dossier, received);
  await saveSeal(act.tx, dossier, { fileId: file.id, level, sealedAt: act.now });
}

/** Ends the counted steps still open; what is left is handing over, which is not counted. */
async function finishSteps(act: Act, dossier: Dossier) {
  const steps = await listSteps(act.tx, dossier);
  const open = steps.filter(({ counted, finishedAt }) => counted && finishedAt === null);
  const handOver = steps.find(({ counted }) => !counted);
  await Promise.all([
    ...open.map((step) =>
      saveStep(act.tx, dossier, step, { startedAt: step.startedAt ?? act.now, finishedAt: act.now }),
    ),
    handOver && saveStep(act.tx, dossier, handOver, { startedAt: act.now }),
  ]);
  return handOver;
}
