import { getDossierByCode } from '#modules/dossiers';
import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { announceMoney } from '../announce-money.ts';
import { moneyPaidFor } from '../money-paid.ts';
import { openRefund } from '../open-refund.ts';
import type { PaymentKey } from '../payment-store.ts';
import { paymentPermissions } from '../permissions.ts';
import { assertCanConfirm, assertCanDecide, type Refund } from '../refund.ts';
import { listRefundsOf, lockRefund, saveDecision, savePaidBack } from '../refund-store.ts';

/** Proposes to pay back all that was paid for a dossier, in whatever way; refuses with `payment.nothing_paid`, also when it is proposed already. */
export async function proposeRefund(act: Act, code: string): Promise<Refund> {
  const dossier = await getDossierByCode(act.tx, code);
  const { agencyId, id: dossierId, handlingAgencyId, partyIds, code: dossierCode } = dossier;
  act.concerns(agencyId, dossierId);
  assertMay(paymentPermissions, 'payments.confirm_refund', act.who, { agencyIds: [agencyId] });
  const paid = await moneyPaidFor(act.tx, dossier);
  const already = await listRefundsOf(act.tx, agencyId, dossierId);
  const isOpen = already.some(
    (one) => ['intake_refused', 'withdrawn', 'other'].includes(one.because) && one.decision !== 'keep',
  );
  if (!paid || isOpen) throw new Refusal('payment.nothing_paid', { code });
  const isOwedBack = already.some((one) => one.transactionNo === paid.transactionNo);
  const transactionNo = isOwedBack ? null : paid.transactionNo;
  const whose = { agencyId, dossierId, handlingAgencyId, partyIds, dossierCode };
  return openRefund(act, { ...whose, ...paid, transactionNo, because: 'other' });
}

/** Decides about a refund with a reason: to pay back an amount (whole đồng, at most what was taken), or nothing. */
export async function decideRefund(
  act: Act,
  key: PaymentKey,
  { amount, reason }: { readonly amount: number | undefined; readonly reason: string },
): Promise<Refund> {
  const refund = await lockRefund(act.tx, key);
  act.concerns(refund.agencyId, refund.dossierId);
  assertMay(paymentPermissions, 'payments.decide_refund', act.who, { agencyIds: [refund.agencyId] });
  assertCanDecide(refund, { amount });
  const decision = amount === undefined ? 'keep' : 'pay_back';
  const by = { at: act.now, by: act.who.id, byName: act.who.name };
  await saveDecision(act.tx, refund, { decision, amount: amount ?? null, reason, ...by });
  await announceMoney(act, 'payment.refund_decided', { ...refund, amount: amount ?? 0 }, { decision, reason });
  return refund;
}

/** Confirms that a refund was paid back, by whom it was not decided. */
export async function confirmRefund(
  act: Act,
  key: PaymentKey,
  { way, reference }: { readonly way: string; readonly reference: string },
): Promise<Refund> {
  const refund = await lockRefund(act.tx, key);
  act.concerns(refund.agencyId, refund.dossierId);
  assertMay(paymentPermissions, 'payments.confirm_refund', act.who, { agencyIds: [refund.agencyId] });
  assertCanConfirm(refund, act.who.id);
  await savePaidBack(act.tx, refund, { way, reference, at: act.now, by: act.who.id, byName: act.who.name });
  const amount = refund.decidedAmount ?? 0;
  await announceMoney(act, 'payment.refund_paid_back', { ...refund, amount }, { way, reference });
  return refund;
}
