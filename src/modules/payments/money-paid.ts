import { type Dossier, listFees } from '#modules/dossiers';
import type { Db } from '#platform/database';
import { listPayments } from './payment-store.ts';
import type { Refund } from './refund.ts';

/** All that was paid for a dossier (whole đồng), how, and by which payment where it came through a gateway; undefined where nothing was. */
export async function moneyPaidFor(
  db: Db,
  dossier: Pick<Dossier, 'agencyId' | 'id'>,
): Promise<Pick<Refund, 'amount' | 'method' | 'paymentId' | 'transactionNo'> | undefined> {
  const paid = (await listFees(db, dossier)).filter(({ paidAt }) => paidAt !== null);
  const amount = paid.reduce((sum, fee) => sum + fee.amount, 0);
  const method = paid[0]?.method;
  if (amount === 0 || !method) return undefined;
  const counted = (await listPayments(db, dossier.agencyId, dossier.id)).find(({ state }) => state === 'paid');
  return { amount, method, paymentId: counted?.id ?? null, transactionNo: counted?.transactionNo ?? null };
}
