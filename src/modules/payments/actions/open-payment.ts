import { randomUUID } from 'node:crypto';
import { getDossierByCode } from '#modules/dossiers';
import { assertMay } from '#platform/access';
import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { announceMoney } from '../announce-money.ts';
import { endAttempt } from '../end-attempt.ts';
import { paygovTermsOn } from '../paygov/paygov-terms.ts';
import { orderIdOf, type Payment } from '../payment.ts';
import { insertPayment, listPayments } from '../payment-store.ts';
import { paymentPermissions } from '../permissions.ts';

/**
 * Opens an attempt to pay all a dossier owes, its amount frozen, or gives the one that is open for just this amount. Refuses
 * with `payment.nothing_owed`; of two who open at once the second breaks `payment_open`.
 */
export async function openPayment(act: Act, settingId: string, code: string): Promise<Payment> {
  const dossier = await getDossierByCode(act.tx, code);
  act.concerns(dossier.agencyId, dossier.id);
  assertMay(paymentPermissions, 'payments.pay', act.who, { partyIds: dossier.partyIds });
  if (dossier.feeState !== 'due') throw new Refusal('payment.nothing_owed', { code });
  const earlier = await listPayments(act.tx, dossier.agencyId, dossier.id);
  const open = earlier.find(({ state }) => state === 'opened');
  if (open && open.amount === dossier.feeTotal && open.expiresAt > act.now) return open;
  if (open) await endAttempt(act, open, 'cancelled');
  const attempt = (earlier[0]?.attempt ?? 0) + 1;
  const payment: Payment = {
    ...{ agencyId: dossier.agencyId, id: newId(), dossierId: dossier.id, handlingAgencyId: dossier.handlingAgencyId },
    ...{ partyIds: dossier.partyIds, dossierCode: dossier.code, procedureCode: dossier.procedureCode },
    ...{ settingId, attempt, orderId: orderIdOf(dossier.code, attempt), requestCode: randomUUID() },
    ...{ amount: dossier.feeTotal, state: 'opened', payAt: null, endedAt: null, transactionNo: null },
    openedAt: act.now,
    expiresAt: act.now + paygovTermsOn(dayOf(act.now)).minutesToPay * 60_000,
  };
  await insertPayment(act.tx, payment);
  await announceMoney(act, 'payment.opened', payment, { order: payment.orderId });
  return payment;
}
