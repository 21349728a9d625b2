import { getDossierByCode } from '#modules/dossiers';
import { assertMay } from '#platform/access';
import { breaksUnique } from '#platform/database';
import { notFound, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { announceMoney } from '../announce-money.ts';
import { getSetting } from '../gateway-setting-store.ts';
import { issueReceipt } from '../issue-receipt.ts';
import { lockPayment } from '../payment-store.ts';
import { paymentPermissions } from '../permissions.ts';
import { nameOfReceipt, type Receipt } from '../receipt.ts';
import { insertCancellation, listReceipts } from '../receipt-store.ts';

/**
 * Cancels a receipt of a dossier, by its place among them, with a reason, and gives another in its place with the name the
 * payer has now. The line that was wrong stays. Refuses with `payment.receipt_cancelled_already`.
 */
export async function replaceReceipt(
  act: Act,
  code: string,
  { ordinal, reason }: { readonly ordinal: number; readonly reason: string },
): Promise<Receipt> {
  const dossier = await getDossierByCode(act.tx, code);
  const { agencyId, id } = dossier;
  act.concerns(agencyId, id);
  assertMay(paymentPermissions, 'payments.cancel_receipt', act.who, { agencyIds: [agencyId] });
  const wrong = (await listReceipts(act.tx, agencyId, id))[ordinal - 1];
  if (!wrong) throw notFound('receipt');
  const payment = await lockPayment(act.tx, { agencyId, id: wrong.paymentId });
  if (wrong.cancelledAt !== null) throw new Refusal('payment.receipt_cancelled_already');
  const setting = await getSetting(act.tx, agencyId, payment.settingId);
  const right = await issueReceipt(act, { ...payment, transactionNo: wrong.transactionNo }, dossier, setting);
  const by = { at: act.now, by: act.who.id, byName: act.who.name };
  await insertCancellation(act.tx, wrong, { reason, replacedBy: right.id, ...by }).catch((error: unknown) => {
    if (!breaksUnique(error, 'receipt_cancellation_pkey')) throw error;
    throw new Refusal('payment.receipt_cancelled_already');
  });
  await announceMoney(act, 'payment.receipt_cancelled', payment, { receipt: nameOfReceipt(wrong), reason });
  return right;
}
