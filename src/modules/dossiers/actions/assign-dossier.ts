import { findStaffMember } from '#modules/organisation';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertInProcess, assertNotTaken } from '../action-rules.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { listSteps, saveStep } from '../step-store.ts';

/** Gives the present step of a dossier to somebody else, with the reason. */
export async function assignDossier(
  act: Act,
  ref: DossierRef,
  { to, reason }: { readonly to: string; readonly reason: string },
): Promise<Dossier> {
  return give(act, await holdDossier(act, ref, 'dossier.assign'), to, reason);
}

/** Takes the present step of a dossier that waits at one's own position and has nobody yet. */
export async function takeDossier(act: Act, ref: DossierRef): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.take');
  assertNotTaken(dossier);
  const me = await findStaffMember(act.tx, dossier.handlingAgencyId, act.who.id);
  if (me?.positionCode !== dossier.positionCode) throw new Refusal('dossier.not_your_position', { code: dossier.code });
  return give(act, dossier, act.who.id, '');
}

async function give(act: Act, dossier: Dossier, to: string, reason: string): Promise<Dossier> {
  assertInProcess(dossier);
  const taker = await findStaffMember(act.tx, dossier.handlingAgencyId, to);
  if (!taker) throw new Refusal('dossier.taker_unknown', {}, 422);
  const step = (await listSteps(act.tx, dossier)).find(({ ordinal }) => ordinal === dossier.stepOrdinal);
  if (step) await saveStep(act.tx, dossier, step, { assigneeId: taker.id, assigneeName: taker.fullName });
  const given = await saveDossier(act.tx, dossier, { assigneeId: taker.id });
  await announce(act, 'dossier.reassigned', given, { to: taker.fullName, reason });
  return given;
}
