import { findStaffMember, listHolders, type StaffMember } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertCanPassBack, assertCanPassOn, assertCanTakeBack } from '../action-rules.ts';
import { beginStep } from '../begin-step.ts';
import type { Dossier } from '../dossier.ts';
import { findResult } from '../result-store.ts';
import { listSteps, type Step, saveStep } from '../step-store.ts';

export interface TransferInput {
  readonly note: string;
  /** Who takes the next step; needed when several hold its position or nobody does. */
  readonly to?: string | undefined;
}

/** Ends the present step of the internal process and begins the next one. */
export async function passOn(act: Act, ref: DossierRef, input: TransferInput): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.transfer');
  const result = await findResult(act.tx, dossier);
  const { present, next } = assertCanPassOn(dossier, await listSteps(act.tx, dossier), result);
  const taker = await takerOf(act, dossier, next, input.to);
  await saveStep(act.tx, dossier, present, { finishedAt: act.now, note: input.note || null });
  return beginStep(act, dossier, next, taker, { note: input.note, backwards: false });
}

/** Hands the dossier back to the step before, with the reason. */
export async function passBack(act: Act, ref: DossierRef, { note }: { readonly note: string }): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.transfer');
  const { present, previous } = assertCanPassBack(dossier, await listSteps(act.tx, dossier));
  await saveStep(act.tx, dossier, present, { startedAt: null, dueAt: null, assigneeId: null, assigneeName: null });
  return beginStep(act, dossier, previous, await formerTaker(act, dossier, previous), { note, backwards: true });
}

/** Takes a dossier back from the next step, by whoever handed it on, as long as nobody worked on it there. */
export async function takeBack(act: Act, ref: DossierRef): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.take');
  const result = await findResult(act.tx, dossier);
  const { present, previous } = assertCanTakeBack(dossier, await listSteps(act.tx, dossier), result, act.who.id);
  await saveStep(act.tx, dossier, present, { startedAt: null, dueAt: null, assigneeId: null, assigneeName: null });
  return beginStep(act, dossier, previous, await formerTaker(act, dossier, previous), { note: '', backwards: true });
}

async function takerOf(
  act: Act,
  dossier: Dossier,
  step: Step,
  to: string | undefined,
): Promise<StaffMember | undefined> {
  const holders = await listHolders(act.tx, dossier.handlingAgencyId, step.positionCode, dayOf(act.now));
  if (to) {
    const chosen = await findStaffMember(act.tx, dossier.handlingAgencyId, to);
    if (!chosen) throw new Refusal('dossier.taker_unknown', {}, 422);
    return chosen;
  }
  if (holders.length === 0 && act.who.agencyId === dossier.handlingAgencyId && step.counted) {
    throw new Refusal('dossier.nobody_holds_position', { step: step.name }, 422);
  }
  return holders.length === 1 ? holders[0] : undefined;
}

async function formerTaker(act: Act, dossier: Dossier, step: Step): Promise<StaffMember | undefined> {
  return step.assigneeId ? findStaffMember(act.tx, dossier.handlingAgencyId, step.assigneeId) : undefined;
}
