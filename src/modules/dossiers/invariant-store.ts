import type { Db } from '#platform/database';
import { sql } from '#platform/sql';

/** A dossier as the invariants need it. */
export interface StoredState {
  readonly id: string;
  readonly code: string;
  readonly state: string;
}

/** The states of an agency's dossiers in the order of their ids, from after `afterId` on. */
export function listStates(db: Db, agencyId: string, afterId: string, limit: number): Promise<StoredState[]> {
  return db.query<StoredState>(sql`
    select id, code, state from dossiers.dossier where agency_id = ${agencyId} and id > ${afterId} order by id limit ${limit}`);
}

/** The states of some of an agency's dossiers. */
export function listStatesOf(db: Db, agencyId: string, ids: readonly string[]): Promise<StoredState[]> {
  return db.query<StoredState>(sql`
    select id, code, state from dossiers.dossier where agency_id = ${agencyId} and id = any (${ids}::uuid[]) order by id`);
}

/** The money of a dossier in đồng: what it is said to owe in all, and what its fees add up to. */
export interface StoredMoney {
  readonly id: string;
  readonly code: string;
  readonly feeState: string;
  readonly feeTotal: number;
  readonly owed: number;
  readonly paid: number;
  readonly waived: number;
}

const money = sql`
  select d.id, d.code, d.fee_state as "feeState", d.fee_total as "feeTotal", coalesce(sum(f.amount), 0)::bigint as owed,
    coalesce(sum(f.amount) filter (where f.paid_at is not null), 0)::bigint as paid,
    coalesce(sum(f.amount) filter (where f.waived_at is not null), 0)::bigint as waived
  from dossiers.dossier d left join dossiers.fee f on f.agency_id = d.agency_id and f.dossier_id = d.id`;

/** The money of an agency's dossiers in the order of their ids, from after `afterId` on. */
export function listMoney(db: Db, agencyId: string, afterId: string, limit: number): Promise<StoredMoney[]> {
  return db.query<StoredMoney>(
    sql`${money} where d.agency_id = ${agencyId} and d.id > ${afterId} group by d.agency_id, d.id order by d.id limit ${limit}`,
  );
}

/** The money of some of an agency's dossiers. */
export function listMoneyOf(db: Db, agencyId: string, ids: readonly string[]): Promise<StoredMoney[]> {
  return db.query<StoredMoney>(
    sql`${money} where d.agency_id = ${agencyId} and d.id = any (${ids}::uuid[]) group by d.agency_id, d.id order by d.id`,
  );
}

/** How long settling a dossier took, as its result keeps it; null without a limit. */
export interface StoredSpent {
  readonly id: string;
  readonly code: string;
  readonly unit: string | null;
  readonly amount: number | null;
}

const spent = sql`
  select d.id, d.code, r.spent_unit as unit, r.spent as amount
  from dossiers.result r join dossiers.dossier d on d.agency_id = r.agency_id and d.id = r.dossier_id`;

/** The times of an agency's results in the order of their dossiers, from after `afterId` on. */
export function listSpent(db: Db, agencyId: string, afterId: string, limit: number): Promise<StoredSpent[]> {
  return db.query<StoredSpent>(
    sql`${spent} where r.agency_id = ${agencyId} and r.dossier_id > ${afterId} order by r.dossier_id limit ${limit}`,
  );
}

/** The times of some of an agency's results. */
export function listSpentOf(db: Db, agencyId: string, ids: readonly string[]): Promise<StoredSpent[]> {
  return db.query<StoredSpent>(
    sql`${spent} where r.agency_id = ${agencyId} and r.dossier_id = any (${ids}::uuid[]) order by r.dossier_id`,
  );
}

/** A day (or year) whose numbers are not 1, 2, 3 … up to the last one its counter gave. */
export interface BrokenSeries {
  readonly series: string;
  readonly since: string;
  /** What the counter gave last. */
  readonly last: number;
  /** How many papers bear a number, how many different ones, and the highest. */
  readonly given: number;
  readonly different: number;
  readonly highest: number | null;
}

/** Days on which the codes of an agency's dossiers have a gap or a double. */
export function listBrokenDays(db: Db, agencyId: string): Promise<BrokenSeries[]> {
  return db.query<BrokenSeries>(sql`
    with numbered as (
      select 'dossier' as series, to_date(substring(code from '-([0-9]{6})-[0-9]+$'), 'YYMMDD') as since,
        substring(code from '([0-9]+)$')::int as number
      from dossiers.dossier where agency_id = ${agencyId}
    ), counter as (
      select series, since, last from dossiers.number_counter where agency_id = ${agencyId} and series = 'dossier'
    ) ${compared}`);
}

/**
 * Years in which an agency's supplement requests, refusals, apologies, stop notices, certified copies or extracts of civil
 * status have a gap or a double.
 */
export function listBrokenYears(db: Db, agencyId: string): Promise<BrokenSeries[]> {
  return db.query<BrokenSeries>(sql`
    with paper as (
      select 'supplement_request' as series, agency_id, issuer_agency_id, number, asked_at as at from dossiers.supplement_request
      union all select 'refusal', agency_id, issuer_agency_id, number, refused_at from dossiers.refusal
      union all select 'apology', agency_id, issuer_agency_id, number, signed_at from dossiers.apology
      union all select 'stop_notice', agency_id, issuer_agency_id, number, confirmed_at from dossiers.withdrawal
      union all select series, agency_id, issuer_agency_id, number, min(certified_at)
        from dossiers.certified_copy where number is not null group by series, agency_id, dossier_id, issuer_agency_id, number
      union all select series, agency_id, issuer_agency_id, number, issued_at from dossiers.extract_copy
      union all select series, agency_id, issuer_agency_id, series_number, issued_at from dossiers.result where series like 'extract:%'
    ), numbered as (
      select series, date_trunc('year', at at time zone 'Asia/Ho_Chi_Minh')::date as since, number
      from paper where coalesce(issuer_agency_id, agency_id) = ${agencyId} and number is not null
    ), counter as (
      select series, since, last from dossiers.number_counter
      where agency_id = ${agencyId}
        and (series in ('supplement_request', 'refusal', 'apology', 'stop_notice', 'certified_copy', 'electronic_copy')
          or series like 'extract%')
    ) ${compared}`);
}

const compared = sql`
  select coalesce(c.series, n.series) as series, coalesce(c.since, n.since) as since, coalesce(max(c.last), 0) as last,
    count(n.number)::int as given, count(distinct n.number)::int as different, max(n.number) as highest
  from counter c full join numbered n on n.series = c.series and n.since = c.since
  group by 1, 2
  having count(n.number) <> coalesce(max(c.last), 0) or count(distinct n.number) <> count(n.number)
    or coalesce(max(n.number), 0) <> coalesce(max(c.last), 0)
  order by 1, 2`;

/** Codes of dossiers with a line certified as a file whose file is not there sealed, or sealed without a number. */
export async function listCertifiedWithoutFile(db: Db, agencyId: string): Promise<string[]> {
  const rows = await db.query<{ code: string }>(sql`
    select distinct d.code from dossiers.certified_copy c
    join dossiers.dossier d on d.agency_id = c.agency_id and d.id = c.dossier_id
    left join dossiers.electronic_copy e on e.agency_id = c.agency_id and e.dossier_id = c.dossier_id and e.ordinal = c.ordinal
    where c.agency_id = ${agencyId} and c.kind = 'electronic' and (c.number is null) <> (e.sealed_at is null)
    order by d.code`);
  return rows.map(({ code }) => code);
}

/** Codes of dossiers that are said to be decided and have neither an issued result nor a refusal. */
export async function listDecidedWithoutPaper(db: Db, agencyId: string): Promise<string[]> {
  const rows = await db.query<{ code: string }>(sql`
    select d.code from dossiers.dossier d
    left join dossiers.result r on r.agency_id = d.agency_id and r.dossier_id = d.id and r.issued_at is not null and r.number is not null
    left join dossiers.refusal f on f.agency_id = d.agency_id and f.dossier_id = d.id
    where d.agency_id = ${agencyId} and (
      d.state = 'settled' and r.dossier_id is null
      or d.state in ('intake_refused', 'settlement_refused') and f.dossier_id is null
      or d.state = 'handed_over' and r.dossier_id is null and f.dossier_id is null)
    order by d.code`);
  return rows.map(({ code }) => code);
}

/** The dossiers of an agency that were destroyed and are still found by words, by their codes. */
export function listDestroyedWithWords(db: Db, agencyId: string): Promise<{ readonly code: string }[]> {
  return db.query(sql`
    select code from dossiers.dossier d where agency_id = ${agencyId} and destroyed_at is not null
      and exists (select from dossiers.dossier_word w where w.agency_id = d.agency_id and w.dossier_id = d.id) order by code`);
}
