import type { Act } from '#platform/journal';
import { announceMoney } from './announce-money.ts';
import { canBecome, type Payment } from './payment.ts';
import { endPayment, listPayments, lockPayment, type PaymentKey } from './payment-store.ts';

/** Ends an open attempt without money; one that ended meanwhile is left as it is. */
export async function endAttempt(
  act: Act,
  key: PaymentKey,
  state: 'failed' | 'expired' | 'cancelled',
): Promise<Payment | undefined> {
  const payment = await lockPayment(act.tx, key);
  if (!canBecome(payment.state, state)) return undefined;
  await endPayment(act.tx, payment, { state, at: act.now });
  await announceMoney(act, 'payment.ended', payment, { order: payment.orderId, state });
  return payment;
}

/** Cancels what is open for a dossier: nobody is sent to pay what is no longer owed. Who pays all the same gets it back. */
export async function endOpenAttempts(act: Act, agencyId: string, dossierId: string): Promise<void> {
  const attempts = await listPayments(act.tx, agencyId, dossierId);
  for (const payment of attempts) if (payment.state === 'opened') await endAttempt(act, payment, 'cancelled');
}
