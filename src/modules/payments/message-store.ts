import type { Db, Tx } from '#platform/database';
import { newId } from '#platform/identifiers';
import { sql } from '#platform/sql';
import type { Fields } from './gateway.ts';

/** What a message of a gateway was found to be. */
export type Verdict =
  | 'counted'
  | 'surplus'
  | 'told_before'
  | 'failed'
  | 'pending'
  | 'forged'
  | 'unknown_order'
  | 'unreadable';

/** What a gateway said, told by itself or when it was asked. */
export interface Message {
  readonly agencyId: string;
  readonly paymentId: string | null;
  readonly way: 'told' | 'asked';
  readonly fields: Fields;
  readonly verdict: Verdict;
  readonly orderId: string | null;
  readonly transactionNo: string | null;
  readonly amount: number | null;
  readonly cameAt: number;
}

/** Keeps a message as it came. */
export async function insertMessage(tx: Tx, m: Message): Promise<void> {
  await tx.query(sql`
    insert into payments.message (agency_id, id, payment_id, way, fields, verdict, order_id, transaction_no, amount, came_at)
    values (${m.agencyId}, ${newId()}, ${m.paymentId}, ${m.way}, ${m.fields}, ${m.verdict}, ${m.orderId}, ${m.transactionNo}, ${m.amount},
      ${new Date(m.cameAt)})`);
}

/** What was said of some attempts, oldest first. */
export function listMessages(db: Db, agencyId: string, paymentIds: readonly string[]): Promise<Message[]> {
  return db.query<Message>(sql`
    select agency_id as "agencyId", payment_id as "paymentId", way, fields, verdict, order_id as "orderId",
      transaction_no as "transactionNo", amount, came_at as "cameAt"
    from payments.message where agency_id = ${agencyId} and payment_id = any (${[...paymentIds]}::uuid[]) order by came_at, id`);
}
