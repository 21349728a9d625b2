import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertCanBecome, closedAs, type Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { insertRefusal } from '../ending-store.ts';
import { issuerOf, numberPaper } from '../paper-number.ts';
import { signingOf } from '../signing.ts';

export interface RefusalInput {
  readonly reason: string;
  readonly legalRef: string;
}

/** Refuses to receive a dossier (form 03). */
export async function refuseIntake(act: Act, ref: DossierRef, input: RefusalInput): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.refuse_intake');
  assertCanBecome(dossier, 'intake_refused');
  await insertRefusal(act.tx, dossier, { ...input, stage: 'intake', ...(await signedNow(act, dossier)) });
  const refused = await saveDossier(act.tx, dossier, {
    ...closedAs('intake_refused', act.now),
    decidedAt: act.now,
  });
  await announce(act, 'dossier.intake_refused', refused, { reason: input.reason });
  return refused;
}

/** Refuses to settle a dossier that was received; the notice waits at the counter like a result. */
export async function refuseSettlement(act: Act, ref: DossierRef, input: RefusalInput): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.refuse_settlement');
  assertCanBecome(dossier, 'settlement_refused');
  await insertRefusal(act.tx, dossier, { ...input, stage: 'settlement', ...(await signedNow(act, dossier)) });
  const refused = await saveDossier(act.tx, dossier, {
    ...closedAs('settlement_refused', act.now),
    decidedAt: act.now,
    deliveryState: 'ready',
    assigneeId: null,
  });
  await announce(act, 'dossier.settlement_refused', refused, { reason: input.reason });
  return refused;
}

/** Who refuses, as what, and under which number. */
async function signedNow(act: Act, dossier: Dossier) {
  const { position, onBehalf } = await signingOf(act, issuerOf(act, dossier), dossier);
  return {
    ...(await numberPaper(act, dossier, 'refusal')),
    refusedAt: act.now,
    refusedBy: act.who.id,
    refusedByName: act.who.name,
    signedAs: position,
    signedFor: onBehalf,
  };
}
