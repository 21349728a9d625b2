import { type Db, one, type Tx } from '#platform/database';
import { sealed } from '#platform/personal-data';
import { sql } from '#platform/sql';
import type { PaymentKey } from './payment-store.ts';
import type { Receipt } from './receipt.ts';

const receipts = sql`
  select r.agency_id as "agencyId", r.id, r.payment_id as "paymentId", r.dossier_id as "dossierId", r.dossier_code as "dossierCode",
    r.procedure_name as "procedureName", r.form_mark as "formMark", r.series, r.number, r.payer_name as "payerName", r.fees, r.amount,
    r.transaction_no as "transactionNo", r.issued_at as "issuedAt", c.cancelled_at as "cancelledAt",
    c.cancelled_by_name as "cancelledByName", c.reason, c.replaced_by as "replacedBy"
  from payments.receipt r left join payments.receipt_cancellation c on c.agency_id = r.agency_id and c.receipt_id = r.id`;

/** Takes the next number of an agency's series of receipts. */
export async function takeReceiptNumber(tx: Tx, agencyId: string, series: string): Promise<number> {
  const { last } = await one<{ last: number }>(
    tx,
    sql`insert into payments.number_counter (agency_id, series, last) values (${agencyId}, ${series}, 1)
      on conflict (agency_id, series) do update set last = number_counter.last + 1 returning last`,
  );
  return last;
}

/** Every receipt of a dossier, also those that were cancelled, oldest first. */
export function listReceipts(db: Db, agencyId: string, dossierId: string): Promise<Receipt[]> {
  return db.query<Receipt>(
    sql`${receipts} where r.agency_id = ${agencyId} and r.dossier_id = ${dossierId} order by r.issued_at, r.id`,
  );
}

/** The receipts of some attempts to pay, oldest first. */
export function listReceiptsOf(db: Db, agencies: readonly string[], paymentIds: readonly string[]): Promise<Receipt[]> {
  return db.query<Receipt>(sql`
    ${receipts} where r.agency_id = any (${[...agencies]}) and r.payment_id = any (${[...paymentIds]}) order by r.issued_at, r.id`);
}

/** Enters a receipt, the name of the payer sealed with the dossier. */
export async function insertReceipt(tx: Tx, r: Receipt): Promise<void> {
  await tx.query(sql`
    insert into payments.receipt (agency_id, id, payment_id, dossier_id, dossier_code, procedure_name, form_mark, series, number, payer_name,
      fees, amount, transaction_no, issued_at)
    values (${r.agencyId}, ${r.id}, ${r.paymentId}, ${r.dossierId}, ${r.dossierCode}, ${r.procedureName}, ${r.formMark}, ${r.series},
      ${r.number}, ${sealed(r.dossierId, r.payerName)}, ${JSON.stringify(r.fees)}, ${r.amount}, ${r.transactionNo},
      ${new Date(r.issuedAt)})`);
}

interface Cancellation {
  readonly reason: string;
  readonly replacedBy: string | null;
  readonly at: number;
  readonly by: string;
  readonly byName: string;
}

/** Cancels a receipt by a line beside it; a second line breaks its key. */
export async function insertCancellation(tx: Tx, { agencyId, id }: PaymentKey, c: Cancellation): Promise<void> {
  await tx.query(sql`
    insert into payments.receipt_cancellation (agency_id, receipt_id, reason, replaced_by, cancelled_at, cancelled_by, cancelled_by_name)
    values (${agencyId}, ${id}, ${c.reason}, ${c.replacedBy}, ${new Date(c.at)}, ${c.by}, ${c.byName})`);
}
