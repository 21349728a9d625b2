import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { payFees } from '../fee-store.ts';

/** Why money that came through a gateway does not pay what a dossier owes; it is owed back. */
export type NotCounted = 'ended' | 'nothing_owed' | 'other_amount';

/**
 * Counts money that came through a payment gateway: gives the dossier as it became, or why it owes nothing of the kind, and
 * then nothing changes. `amount` is whole đồng; it pays what is owed wholly or not at all.
 */
export async function payOnline(
  act: Act,
  ref: DossierRef,
  { amount, paidBy, through }: { readonly amount: number; readonly paidBy: string; readonly through: string },
): Promise<Dossier | NotCounted> {
  const dossier = await holdDossier(act, ref, 'dossier.pay_online');
  const because = whyNot(dossier, amount);
  if (because) return because;
  await payFees(act.tx, dossier, { at: act.now, by: paidBy, collectedBy: through, method: 'online' });
  const paid = await saveDossier(act.tx, dossier, { feeState: 'paid' });
  await announce(act, 'dossier.fee_paid', paid, { amount, method: 'online' });
  return paid;
}

/** A dossier that was refused, withdrawn or lapsed owes nothing any more, whatever was entered before. */
function whyNot({ state, feeState, feeTotal }: Dossier, amount: number): NotCounted | undefined {
  if (['intake_refused', 'withdrawn', 'lapsed'].includes(state)) return 'ended';
  if (feeState !== 'due') return 'nothing_owed';
  return feeTotal === amount ? undefined : 'other_amount';
}
