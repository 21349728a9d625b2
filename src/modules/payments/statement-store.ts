import type { Day } from '#platform/clock';
import type { Db, Tx } from '#platform/database';
import { newId } from '#platform/identifiers';
import { sql, whole } from '#platform/sql';
import type { ReconciledLine, StatementLine } from './reconciliation.ts';

/** Keeps a line of a statement; says whether it is new. */
export async function insertStatementLine(
  tx: Tx,
  agencyId: string,
  { orderId, transactionNo, amount, day }: StatementLine,
  by: { readonly at: number; readonly name: string },
): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into payments.statement_line (agency_id, id, day, order_id, transaction_no, amount, imported_at, imported_by_name)
    values (${agencyId}, ${newId()}, ${day}, ${orderId}, ${transactionNo}, ${amount}, ${new Date(by.at)}, ${by.name})
    on conflict (agency_id, transaction_no) do nothing returning 1 as added`);
  return rows.length > 0;
}

/**
 * A page of the transactions of a day (in Viet Nam), by their numbers from after `after` on: money that came here that day,
 * counted or owed back, and what a statement says of it, or of that day.
 */
export function listReconciled(
  db: Db,
  agencyId: string,
  day: Day,
  { after = '', limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<ReconciledLine[]> {
  return db.query<ReconciledLine>(sql`
    with came as (
      select distinct on (transaction_no) transaction_no, order_id, amount,
        (came_at at time zone 'Asia/Ho_Chi_Minh')::date as day
      from payments.message
      where agency_id = ${agencyId} and verdict in ('counted', 'surplus') and transaction_no is not null
      order by transaction_no, came_at
    )
    select coalesce(o.order_id, s.order_id) as "orderId", coalesce(o.transaction_no, s.transaction_no) as "transactionNo",
      o.amount as ours, s.amount as theirs
    from came o
    full join (select transaction_no, order_id, amount, day from payments.statement_line where agency_id = ${agencyId}) s
      on s.transaction_no = o.transaction_no
    where coalesce(o.day, s.day) = ${day} and coalesce(o.transaction_no, s.transaction_no) > ${after}
    order by 2 limit ${whole(limit)}`);
}
