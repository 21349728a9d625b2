import type { Db, Tx } from '#platform/database';
import { newId } from '#platform/identifiers';
import { join, sql } from '#platform/sql';
import type { DossierKey } from './dossier-store.ts';

/** An amount a dossier owes, in đồng: a fee (phí) is the price of a service, a charge (lệ phí) is fixed by the state. */
export interface NewFee {
  readonly kind: 'fee' | 'charge';
  readonly name: string;
  readonly amount: number;
  /** How it was worked out, and by which rule. */
  readonly basis: string;
}

/** How money came: at the counter in cash or to its account, or through a payment gateway. */
export type PaymentMethod = 'cash' | 'transfer' | 'online';

export interface DossierFee extends NewFee {
  readonly id: string;
  readonly paidAt: number | null;
  readonly paidByName: string | null;
  readonly collectedByName: string | null;
  readonly method: PaymentMethod | null;
  readonly waivedAt: number | null;
  readonly waivedReason: string | null;
}

export function listFees(db: Db, { agencyId, id }: DossierKey): Promise<DossierFee[]> {
  return db.query<DossierFee>(sql`
    select id, kind, name, amount, basis, paid_at as "paidAt", paid_by_name as "paidByName", collected_by_name as "collectedByName", method,
      waived_at as "waivedAt", waived_reason as "waivedReason"
    from dossiers.fee where agency_id = ${agencyId} and dossier_id = ${id} order by id`);
}

/** Enters what a dossier owes, at `now` (milliseconds). */
export async function addFees(
  tx: Tx,
  { agencyId, id }: DossierKey,
  fees: readonly NewFee[],
  now: number,
): Promise<void> {
  if (fees.length === 0) return;
  const rows = fees.map(
    (fee, place) =>
      sql`(${agencyId}, ${id}, ${newId(now, place)}, ${fee.kind}, ${fee.name}, ${fee.amount}, ${fee.basis}, ${new Date(now)})`,
  );
  await tx.query(sql`
    insert into dossiers.fee (agency_id, dossier_id, id, kind, name, amount, basis, entered_at) values ${join(rows, ', ')}`);
}

/** Marks everything a dossier still owes as paid. */
export async function payFees(
  tx: Tx,
  { agencyId, id }: DossierKey,
  paid: { at: number; by: string; collectedBy: string; method: PaymentMethod },
): Promise<void> {
  await tx.query(sql`
    update dossiers.fee set paid_at = ${new Date(paid.at)}, paid_by_name = ${paid.by}, collected_by_name = ${paid.collectedBy}, method = ${paid.method}
    where agency_id = ${agencyId} and dossier_id = ${id} and paid_at is null and waived_at is null`);
}

/** Lets a dossier off what it still owes, for a reason. */
export async function waiveFees(tx: Tx, { agencyId, id }: DossierKey, now: number, reason: string): Promise<void> {
  await tx.query(sql`
    update dossiers.fee set waived_at = ${new Date(now)}, waived_reason = ${reason}
    where agency_id = ${agencyId} and dossier_id = ${id} and paid_at is null and waived_at is null`);
}
