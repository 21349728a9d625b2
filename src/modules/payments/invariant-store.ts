import type { Db } from '#platform/database';
import { sql } from '#platform/sql';

/** Series of receipts whose numbers are not 1, 2, 3 … up to the last one that was given. */
export async function listBrokenSeries(db: Db, agencyId: string): Promise<string[]> {
  const rows = await db.query<{ line: string }>(sql`
    select coalesce(c.series, r.series) || ': the counter gave ' || coalesce(c.last, 0) || ', ' || coalesce(r.given, 0)
      || ' receipts are numbered up to ' || coalesce(r.highest, 0) as line
    from (select series, last from payments.number_counter where agency_id = ${agencyId}) c
    full join (
      select form_mark || '/' || series as series, count(*)::int as given, max(number) as highest
      from payments.receipt where agency_id = ${agencyId} group by 1
    ) r on r.series = c.series
    where coalesce(c.last, 0) <> coalesce(r.given, 0) or coalesce(c.last, 0) <> coalesce(r.highest, 0)
    order by 1`);
  return rows.map(({ line }) => line);
}

/** Payments that were counted and whose dossier does not say that just this amount was paid online. */
export async function listUncounted(db: Db, agencyId: string): Promise<string[]> {
  const rows = await db.query<{ line: string }>(sql`
    select p.order_id || ' took ' || p.amount || ' đồng, the fees of its dossier say ' || coalesce(sum(f.amount), 0) as line
    from payments.payment p
    left join dossiers.published_fee f on f.agency_id = p.agency_id and f.dossier_id = p.dossier_id and f.method = 'online'
    where p.agency_id = ${agencyId} and p.state = 'paid'
    group by p.agency_id, p.id having p.amount <> coalesce(sum(f.amount), 0) order by 1`);
  return rows.map(({ line }) => line);
}

/** Dossiers whose fees are said to be paid online without a payment that was counted. */
export async function listPaidByNothing(db: Db, agencyId: string): Promise<string[]> {
  const rows = await db.query<{ line: string }>(sql`
    select distinct 'dossier ' || f.dossier_id || ' is paid online by no payment' as line from dossiers.published_fee f
    where f.agency_id = ${agencyId} and f.method = 'online' and not exists (
      select from payments.payment p where p.agency_id = f.agency_id and p.dossier_id = f.dossier_id and p.state = 'paid')
    order by 1`);
  return rows.map(({ line }) => line);
}

/** Money that a gateway took, that is not counted, and that nobody is asked to pay back. */
export async function listLostMoney(db: Db, agencyId: string): Promise<string[]> {
  const rows = await db.query<{ line: string }>(sql`
    select m.order_id || ': ' || m.amount || ' đồng of transaction ' || m.transaction_no as line from payments.message m
    where m.agency_id = ${agencyId} and m.verdict = 'surplus'
      and not exists (select from payments.refund r where r.agency_id = m.agency_id and r.transaction_no = m.transaction_no)
    order by 1`);
  return rows.map(({ line }) => line);
}
