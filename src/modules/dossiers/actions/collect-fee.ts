import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertOwes } from '../action-rules.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { payFees, waiveFees } from '../fee-store.ts';

/** Takes the money owed, at the counter. */
export async function collectFee(
  act: Act,
  ref: DossierRef,
  { paidBy, method }: { readonly paidBy: string; readonly method: 'cash' | 'transfer' },
): Promise<Dossier> {
  const dossier = await holdOwing(act, ref);
  await payFees(act.tx, dossier, { at: act.now, by: paidBy, collectedBy: act.who.name, method });
  const paid = await saveDossier(act.tx, dossier, { feeState: 'paid' });
  await announce(act, 'dossier.fee_paid', paid, { amount: dossier.feeTotal, method });
  return paid;
}

/** Lets the applicant off what is owed: children, poor households, people with merit and others the rule names. */
export async function waiveFee(act: Act, ref: DossierRef, { reason }: { readonly reason: string }): Promise<Dossier> {
  const dossier = await holdOwing(act, ref);
  await waiveFees(act.tx, dossier, act.now, reason);
  const waived = await saveDossier(act.tx, dossier, { feeState: 'waived' });
  await announce(act, 'dossier.fee_waived', waived, { reason });
  return waived;
}

async function holdOwing(act: Act, ref: DossierRef): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.collect_fee');
  assertOwes(dossier);
  return dossier;
}
