import { type Db, one, optional, type Tx } from '#platform/database';
import { sql, whole } from '#platform/sql';
import type { PaymentKey } from './payment-store.ts';
import type { Refund } from './refund.ts';

const columns = sql`agency_id as "agencyId", id, dossier_id as "dossierId", handling_agency_id as "handlingAgencyId", party_ids as "partyIds",
  dossier_code as "dossierCode", payment_id as "paymentId", transaction_no as "transactionNo", method, because, amount,
  opened_at as "openedAt", opened_by_name as "openedByName", decision, decided_amount as "decidedAmount", reason,
  decided_at as "decidedAt", decided_by as "decidedBy", decided_by_name as "decidedByName", paid_back_at as "paidBackAt",
  paid_back_by_name as "paidBackByName", way_back as "wayBack", reference`;

/** What is owed back, or was, for one dossier, oldest first. */
export function listRefundsOf(db: Db, agencyId: string, dossierId: string): Promise<Refund[]> {
  return db.query<Refund>(sql`
    select ${columns} from payments.refund where agency_id = ${agencyId} and dossier_id = ${dossierId} order by opened_at, id`);
}

/** A page of an agency's refunds, the newest first, from before `before` on. */
export function listRefunds(
  db: Db,
  agencyId: string,
  { before, limit }: { readonly before?: Pick<Refund, 'openedAt' | 'id'> | undefined; readonly limit: number },
): Promise<Refund[]> {
  const earlier = before
    ? sql`(opened_at, id) < (${new Date(before.openedAt)}::timestamptz, ${before.id}::uuid)`
    : sql`true`;
  return db.query<Refund>(sql`
    select ${columns} from payments.refund where agency_id = ${agencyId} and ${earlier} order by opened_at desc, id desc limit ${whole(limit)}`);
}

/** The refund of a transaction of the gateway, if there is one. */
export function findRefundOf(db: Db, agencyId: string, transactionNo: string): Promise<Refund | undefined> {
  return optional<Refund>(
    db,
    sql`select ${columns} from payments.refund where agency_id = ${agencyId} and transaction_no = ${transactionNo}`,
  );
}

export function findRefund(db: Db, { agencyId, id }: PaymentKey): Promise<Refund | undefined> {
  return optional<Refund>(db, sql`select ${columns} from payments.refund where agency_id = ${agencyId} and id = ${id}`);
}

/** Reads a refund and holds it until the transaction ends. */
export function lockRefund(tx: Tx, { agencyId, id }: PaymentKey): Promise<Refund> {
  return one<Refund>(
    tx,
    sql`select ${columns} from payments.refund where agency_id = ${agencyId} and id = ${id} for update`,
  );
}

/** Enters money that is owed back, or may be. */
export async function insertRefund(tx: Tx, r: Refund): Promise<void> {
  await tx.query(sql`
    insert into payments.refund (agency_id, id, dossier_id, handling_agency_id, party_ids, dossier_code, payment_id, transaction_no, method,
      because, amount, opened_at, opened_by_name)
    values (${r.agencyId}, ${r.id}, ${r.dossierId}, ${r.handlingAgencyId}, ${[...r.partyIds]}, ${r.dossierCode}, ${r.paymentId},
      ${r.transactionNo}, ${r.method}, ${r.because}, ${r.amount}, ${new Date(r.openedAt)}, ${r.openedByName})`);
}

interface Decision {
  readonly decision: 'pay_back' | 'keep';
  readonly amount: number | null;
  readonly reason: string;
  readonly at: number;
  readonly by: string;
  readonly byName: string;
}

/** Notes what was decided. */
export async function saveDecision(tx: Tx, { agencyId, id }: PaymentKey, d: Decision): Promise<void> {
  await tx.query(sql`
    update payments.refund set decision = ${d.decision}, decided_amount = ${d.amount}, reason = ${d.reason}, decided_at = ${new Date(d.at)},
      decided_by = ${d.by}, decided_by_name = ${d.byName}
    where agency_id = ${agencyId} and id = ${id}`);
}

interface PaidBack {
  readonly way: string;
  readonly reference: string;
  readonly at: number;
  readonly by: string;
  readonly byName: string;
}

/** Notes that the money was paid back. */
export async function savePaidBack(tx: Tx, { agencyId, id }: PaymentKey, p: PaidBack): Promise<void> {
  await tx.query(sql`
    update payments.refund set way_back = ${p.way}, reference = ${p.reference}, paid_back_at = ${new Date(p.at)}, paid_back_by = ${p.by},
      paid_back_by_name = ${p.byName}
    where agency_id = ${agencyId} and id = ${id}`);
}
