import { type Db, one, type Tx } from '#platform/database';
import { type Statement, sql } from '#platform/sql';
import { changeColumns, changesAnything, contributionsOf, eachChange, nothing } from './daily-figure-sql.ts';
import { countedColumns } from './figure-conditions.ts';

/** Waits until nobody else counts for the agency, and notes when (milliseconds) it is counted. */
export async function holdCounting(tx: Tx, agencyId: string, now: number): Promise<void> {
  await tx.query(sql`
    insert into statistics.counted_agency (agency_id, counted_at) values (${agencyId}, ${new Date(now)})
    on conflict (agency_id) do update set counted_at = greatest(counted_agency.counted_at, excluded.counted_at)`);
}

/** A dossier by its key, and the agency that settles it, where it counts. */
export interface DossierToCount {
  readonly agencyId: string;
  readonly receivingAgencyId: string;
  readonly dossierId: string;
}

/**
 * Adds to the figures what a dossier as it stands now counts differently from what was last counted. Whoever calls it holds
 * the counting of the agency: then it may be called at any time and any number of times.
 */
export async function applyDifference(
  tx: Tx,
  { agencyId, receivingAgencyId, dossierId }: DossierToCount,
): Promise<void> {
  await tx.query(sql`
    with fresh as (
      select ${countedColumns} from dossiers.published_dossier d
      where d.agency_id = ${receivingAgencyId} and d.id = ${dossierId} and d.handling_agency_id = ${agencyId} and d.received_at is not null
    ), last as (
      select * from statistics.counted_dossier where agency_id = ${agencyId} and dossier_id = ${dossierId}
    ), difference as (
      ${summedByDay(sql`${contributionsOf(sql`fresh`, 1)} union all ${contributionsOf(sql`last`, -1)}`)}
    ), ${addedFrom(sql`difference`)}
    insert into statistics.counted_dossier (${countedNames}) select ${countedNames} from fresh
    on conflict (agency_id, dossier_id) do update set field = excluded.field, channel = excluded.channel, received_day = excluded.received_day,
      closed_day = excluded.closed_day, outcome = excluded.outcome, standing = excluded.standing, overdue_day = excluded.overdue_day`);
}

/** Takes away all figures of an agency and counts every dossier anew. Whoever calls it holds the counting of the agency. */
export async function countAnew(tx: Tx, agencyId: string): Promise<void> {
  await tx.query(sql`delete from statistics.counted_dossier where agency_id = ${agencyId}`);
  await tx.query(sql`delete from statistics.daily_figure where agency_id = ${agencyId}`);
  await tx.query(sql`delete from statistics.monthly_figure where agency_id = ${agencyId}`);
  await tx.query(sql`delete from statistics.agency_month where agency_id = ${agencyId}`);
  await tx.query(sql`delete from statistics.agency_year where agency_id = ${agencyId}`);
  await tx.query(sql`
    with fresh as (
      insert into statistics.counted_dossier (${countedNames}) select ${countedNames} from (${counted(agencyId)}) c returning *
    ), difference as (${summedByDay(contributionsOf(sql`fresh`, 1))}), ${addedFrom(sql`difference`)}
    select 1`);
}

/** How many rows of the daily and the monthly figures of an agency differ from counting every dossier anew. */
export async function countDifferences(db: Db, agencyId: string): Promise<number> {
  const kept = eachChange((column) => sql`-${column}`);
  const summed = eachChange((column) => sql`sum(${column})`);
  const { rows } = await one<{ rows: number }>(
    db,
    sql`with truth as (${summedByDay(contributionsOf(sql`(${counted(agencyId)})`, 1))})
    select count(*)::int as rows from (
      select 1 from (
        select day, field, channel, ${changeColumns} from truth union all
        select day, field, channel, ${kept} from statistics.daily_figure where agency_id = ${agencyId}) x
      group by day, field, channel having (${summed}) <> ${nothing}
      union all
      select 1 from (
        select ${monthOf(sql`day`)} as month, field, channel, ${changeColumns} from truth union all
        select month, field, channel, ${kept} from statistics.monthly_figure where agency_id = ${agencyId}) x
      group by month, field, channel having (${summed}) <> ${nothing}
      union all
      select 1 from (
        select ${monthOf(sql`day`)} as month, ${ofAgency} from truth union all
        select month, ${keptOfAgency} from statistics.agency_month where agency_id = ${agencyId}) x
      group by month having sum(online) <> 0 or (${summed}) <> ${nothing}
      union all
      select 1 from (
        select ${yearOf(sql`day`)} as year, ${ofAgency} from truth union all
        select year, ${keptOfAgency} from statistics.agency_year where agency_id = ${agencyId}) x
      group by year having sum(online) <> 0 or (${summed}) <> ${nothing}) y`,
  );
  return rows;
}

const ofAgency = sql`received * (channel = 'online')::int as online, ${changeColumns}`;

const keptOfAgency = sql`-received_online, -received_online - received_direct, -closed, -closed_early, -closed_on_time, -closed_overdue,
  -open_in_time, -open_overdue`;

const countedNames = sql`agency_id, dossier_id, field, channel, received_day, closed_day, outcome, standing, overdue_day`;

const counted = (agencyId: string): Statement =>
  sql`select ${countedColumns} from dossiers.published_dossier d where d.handling_agency_id = ${agencyId} and d.received_at is not null`;

const sums = eachChange((column) => sql`sum(${column})::int as ${column}`);

const monthOf = (day: Statement): Statement => sql`date_trunc('month', ${day})::date`;

const yearOf = (day: Statement): Statement => sql`date_trunc('year', ${day})::date`;

const summedByDay = (contributions: Statement): Statement =>
  sql`select agency_id, day, field, channel, ${sums} from (${contributions}) x group by 1, 2, 3, 4`;

const agencyColumns = sql`received_online, received_direct, closed, closed_early, closed_on_time, closed_overdue, open_in_time, open_overdue`;

const agencySums = sql`sum(received * (channel = 'online')::int), sum(received * (channel = 'direct')::int), sum(closed), sum(closed_early),
  sum(closed_on_time), sum(closed_overdue), sum(open_in_time), sum(open_overdue)`;

const agencyAdding = sql`received_online = t.received_online + excluded.received_online,
  received_direct = t.received_direct + excluded.received_direct, closed = t.closed + excluded.closed,
  closed_early = t.closed_early + excluded.closed_early, closed_on_time = t.closed_on_time + excluded.closed_on_time,
  closed_overdue = t.closed_overdue + excluded.closed_overdue, open_in_time = t.open_in_time + excluded.open_in_time,
  open_overdue = t.open_overdue + excluded.open_overdue`;

/** The parts of a statement that add a difference by days to the tables of figures. */
function addedFrom(difference: Statement): Statement {
  const adding = eachChange((column) => sql`${column} = t.${column} + excluded.${column}`);
  return sql`by_day as (
      insert into statistics.daily_figure as t (agency_id, day, field, channel, ${changeColumns})
      select * from ${difference} where ${changesAnything}
      on conflict (agency_id, day, field, channel) do update set ${adding}
    ), by_month as (
      insert into statistics.monthly_figure as t (agency_id, month, field, channel, ${changeColumns})
      select * from (select agency_id, ${monthOf(sql`day`)}, field, channel, ${sums} from ${difference} group by 1, 2, 3, 4) m
      where ${changesAnything}
      on conflict (agency_id, month, field, channel) do update set ${adding}
    ), by_agency as (
      insert into statistics.agency_month as t (agency_id, month, ${agencyColumns})
      select agency_id, ${monthOf(sql`day`)}, ${agencySums} from ${difference} group by 1, 2
      on conflict (agency_id, month) do update set ${agencyAdding}
    ), by_year as (
      insert into statistics.agency_year as t (agency_id, year, ${agencyColumns})
      select agency_id, ${yearOf(sql`day`)}, ${agencySums} from ${difference} group by 1, 2
      on conflict (agency_id, year) do update set ${agencyAdding}
    )`;
}
