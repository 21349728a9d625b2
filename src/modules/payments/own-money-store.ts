import type { Db } from '#platform/database';
import { sql } from '#platform/sql';
import type { Payment } from './payment.ts';
import { nameOfReceipt, type Receipt } from './receipt.ts';
import { listReceiptsOf } from './receipt-store.ts';
import type { Refund } from './refund.ts';

export type OwnPayment = Pick<
  Payment,
  'id' | 'dossierCode' | 'orderId' | 'amount' | 'state' | 'openedAt' | 'endedAt' | 'transactionNo'
>;

export type OwnReceipt = Pick<
  Receipt,
  'dossierCode' | 'payerName' | 'fees' | 'amount' | 'transactionNo' | 'issuedAt' | 'cancelledAt' | 'reason'
> & { readonly name: string };

export type OwnRefund = Pick<
  Refund,
  | 'dossierCode'
  | 'because'
  | 'amount'
  | 'openedAt'
  | 'decision'
  | 'decidedAmount'
  | 'decidedAt'
  | 'paidBackAt'
  | 'wayBack'
>;

/** What is kept of the money of a person's dossiers. Amounts are whole đồng, instants milliseconds. */
export interface OwnMoney {
  readonly payments: readonly OwnPayment[];
  readonly receipts: readonly OwnReceipt[];
  readonly refunds: readonly OwnRefund[];
}

/** The attempts to pay for some dossiers online, the receipts given for them, and what is owed back, each oldest first. */
export async function listOwnMoney(
  db: Db,
  dossiers: readonly { readonly agencyId: string; readonly id: string }[],
): Promise<OwnMoney> {
  const agencies = [...new Set(dossiers.map(({ agencyId }) => agencyId))];
  const theirs = sql`agency_id = any (${agencies}) and dossier_id = any (${dossiers.map(({ id }) => id)})`;
  const [payments, refunds] = await Promise.all([
    db.query<OwnPayment>(sql`
      select id, dossier_code as "dossierCode", order_id as "orderId", amount, state, opened_at as "openedAt", ended_at as "endedAt",
        transaction_no as "transactionNo"
      from payments.payment where ${theirs} order by opened_at, id`),
    db.query<OwnRefund>(sql`
      select dossier_code as "dossierCode", because, amount, opened_at as "openedAt", decision, decided_amount as "decidedAmount",
        decided_at as "decidedAt", paid_back_at as "paidBackAt", way_back as "wayBack"
      from payments.refund where ${theirs} order by opened_at, id`),
  ]);
  const given = await listReceiptsOf(
    db,
    agencies,
    payments.map(({ id }) => id),
  );
  return { payments, receipts: given.map(asOwn), refunds };
}

function asOwn(receipt: Receipt): OwnReceipt {
  const { dossierCode, payerName, fees, amount, transactionNo, issuedAt, cancelledAt, reason } = receipt;
  const name = nameOfReceipt(receipt);
  return { name, dossierCode, payerName, fees, amount, transactionNo, issuedAt, cancelledAt, reason };
}
