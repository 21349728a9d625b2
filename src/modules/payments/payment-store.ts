import { type Db, one, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { Payment, PaymentState } from './payment.ts';

const columns = sql`agency_id as "agencyId", id, dossier_id as "dossierId", handling_agency_id as "handlingAgencyId", party_ids as "partyIds",
  dossier_code as "dossierCode", procedure_code as "procedureCode", setting_id as "settingId", attempt, order_id as "orderId",
  request_code as "requestCode", amount, state, pay_at as "payAt", opened_at as "openedAt", expires_at as "expiresAt",
  ended_at as "endedAt", transaction_no as "transactionNo"`;

/** Where a payment or a refund stands. */
export interface PaymentKey {
  readonly agencyId: string;
  readonly id: string;
}

/** Every attempt to pay for a dossier, the last one first. */
export function listPayments(db: Db, agencyId: string, dossierId: string): Promise<Payment[]> {
  return db.query<Payment>(sql`
    select ${columns} from payments.payment where agency_id = ${agencyId} and dossier_id = ${dossierId} order by attempt desc`);
}

/** The attempt that the gateway knows by this order. */
export function findByOrder(db: Db, agencyId: string, orderId: string): Promise<Payment | undefined> {
  return optional<Payment>(
    db,
    sql`select ${columns} from payments.payment where agency_id = ${agencyId} and order_id = ${orderId}`,
  );
}

/** Reads an attempt and holds it until the transaction ends. */
export function lockPayment(tx: Tx, { agencyId, id }: PaymentKey): Promise<Payment> {
  return one<Payment>(
    tx,
    sql`select ${columns} from payments.payment where agency_id = ${agencyId} and id = ${id} for update`,
  );
}

/** The attempts of an agency that nobody told of, and that began before `before` (milliseconds), oldest first. */
export function listOpenSince(db: Db, agencyId: string, before: number): Promise<Payment[]> {
  return db.query<Payment>(sql`
    select ${columns} from payments.payment where agency_id = ${agencyId} and state = 'opened' and opened_at < ${new Date(before)}
    order by opened_at limit 500`);
}

/** Opens an attempt; of two at once for one dossier the second breaks `payment_open`. */
export async function insertPayment(tx: Tx, p: Payment): Promise<void> {
  await tx.query(sql`
    insert into payments.payment (agency_id, id, dossier_id, handling_agency_id, party_ids, dossier_code, procedure_code, setting_id, attempt,
      order_id, request_code, amount, state, pay_at, opened_at, expires_at)
    values (${p.agencyId}, ${p.id}, ${p.dossierId}, ${p.handlingAgencyId}, ${[...p.partyIds]}, ${p.dossierCode}, ${p.procedureCode},
      ${p.settingId}, ${p.attempt}, ${p.orderId}, ${p.requestCode}, ${p.amount}, ${p.state}, ${p.payAt}, ${new Date(p.openedAt)},
      ${new Date(p.expiresAt)})`);
}

/** Notes where an open attempt is paid. */
export async function savePayAt(tx: Tx, { agencyId, id }: PaymentKey, payAt: string): Promise<void> {
  await tx.query(sql`
    update payments.payment set pay_at = ${payAt} where agency_id = ${agencyId} and id = ${id} and state = 'opened'`);
}

/** Ends an attempt at `at` (milliseconds). */
export async function endPayment(
  tx: Tx,
  { agencyId, id }: PaymentKey,
  {
    state,
    at,
    transactionNo = null,
  }: { readonly state: PaymentState; readonly at: number; readonly transactionNo?: string | null },
): Promise<void> {
  await tx.query(sql`
    update payments.payment set state = ${state}, ended_at = ${new Date(at)}, transaction_no = ${transactionNo}
    where agency_id = ${agencyId} and id = ${id}`);
}
