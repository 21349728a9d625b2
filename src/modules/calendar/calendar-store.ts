import type { Day } from '#platform/clock';
import { type Db, one, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { SpecialDay, YearTable } from './holiday-table.ts';
import { referenceHolidays } from './reference-holidays.ts';
import { usualSchedule, type WeeklySchedule } from './weekly-schedule.ts';
import { buildCalendar, type CalendarSource, type WorkingCalendar } from './working-time.ts';

/** What an agency entered itself, as the database writes it: equal texts make equal calendars. */
interface OwnText {
  readonly schedules: string;
  readonly tables: string;
}

/** Calendars by the text they were built from: a memory of a pure function, which no caller can tell from building anew. */
const built = new Map<string, WorkingCalendar>();
const most = 200;

/** An agency's calendar. Everybody may read it: people are promised days by the calendar of agencies not their own. */
export async function getWorkingCalendar(db: Db, agencyId: string): Promise<WorkingCalendar> {
  const own = await readOwn(db, agencyId);
  const text = own.schedules + own.tables;
  const calendar = built.get(text) ?? buildCalendar(sourceOf(own));
  if (!built.has(text) && built.size >= most) built.clear();
  built.set(text, calendar);
  return calendar;
}

/** The opening hours an agency has set, oldest first; the usual ones stand before them. */
export async function listSchedules(db: Db, agencyId: string): Promise<readonly WeeklySchedule[]> {
  return sourceOf(await readOwn(db, agencyId)).schedules;
}

/** The holiday tables that hold for an agency, by year: its own where it keeps the year, else those of the product. */
export async function listYearTables(db: Db, agencyId: string): Promise<readonly YearTable[]> {
  return sourceOf(await readOwn(db, agencyId)).tables;
}

/** One row of text, so that a calendar that has been built need not even be parsed. */
function readOwn(db: Db, agencyId: string): Promise<OwnText> {
  return one<OwnText>(
    db,
    sql`select
      (select coalesce(jsonb_agg(jsonb_build_object('validFrom', s.valid_from, 'validTo', s.valid_to, 'week', s.week,
          'legalRef', s.legal_ref) order by s.valid_from), '[]')::text
        from calendar.weekly_schedule s where s.agency_id = ${agencyId}) as schedules,
      (select coalesce(jsonb_agg(jsonb_build_object('year', y.year, 'status', y.status, 'source', y.source, 'days',
          (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('day', d.day, 'kind', d.kind, 'name', d.name,
            'nameEn', d.name_en, 'status', d.status, 'legalRef', d.legal_ref, 'swappedWith', d.swapped_with))
            order by d.day), '[]')
          from calendar.special_day d where d.agency_id = ${agencyId} and d.year = y.year)) order by y.year), '[]')::text
        from calendar.year_table y where y.agency_id = ${agencyId}) as tables`,
  );
}

function sourceOf(own: OwnText): CalendarSource {
  const schedules = (JSON.parse(own.schedules) as (WeeklySchedule & { validTo: Day | null })[]).map(
    ({ validTo, ...schedule }): WeeklySchedule => ({ ...schedule, ...(validTo && { validTo }) }),
  );
  const kept = JSON.parse(own.tables) as YearTable[];
  const others = referenceHolidays.filter(({ year }) => kept.every((table) => table.year !== year));
  return {
    schedules: [usualSchedule, ...schedules],
    tables: [...others, ...kept].sort((one, other) => one.year - other.year),
  };
}

/** Writes opening hours, in place of those with the same first day. */
export async function saveSchedule(tx: Tx, agencyId: string, schedule: WeeklySchedule): Promise<void> {
  tx.changes(agencyId);
  const { validFrom, validTo = null, week, legalRef } = schedule;
  await tx.query(sql`
    insert into calendar.weekly_schedule (agency_id, valid_from, valid_to, week, legal_ref)
    values (${agencyId}, ${validFrom}, ${validTo}, ${JSON.stringify(week)}, ${legalRef})
    on conflict (agency_id, valid_from) do update
      set valid_to = excluded.valid_to, week = excluded.week, legal_ref = excluded.legal_ref`);
}

/** Locks the year for an agency, beginning with the days of the product when the agency does not keep it yet. */
export async function lockYear(tx: Tx, agencyId: string, year: number): Promise<YearTable> {
  tx.changes(agencyId);
  const given = referenceHolidays.find((table) => table.year === year);
  const { status, source, days } = given ?? { status: 'proposed', source: '', days: [] };
  const [inserted] = await tx.query(sql`
    insert into calendar.year_table (agency_id, year, status, source) values (${agencyId}, ${year}, ${status}, ${source})
    on conflict (agency_id, year) do nothing returning year`);
  if (inserted) await insertDays(tx, agencyId, days);
  await tx.query(sql`select year from calendar.year_table where agency_id = ${agencyId} and year = ${year} for update`);
  const table = (await listYearTables(tx, agencyId)).find((each) => each.year === year);
  if (!table) throw new Error(`The year ${year} was just written and is not there.`);
  return table;
}

/** Adds special days to a year that {@link lockYear} has locked. */
export async function insertDays(tx: Tx, agencyId: string, days: readonly SpecialDay[]): Promise<void> {
  for (const { day, kind, name, nameEn = null, status, legalRef, swappedWith = null } of days) {
    await tx.query(sql`
      insert into calendar.special_day (agency_id, day, year, kind, name, name_en, status, legal_ref, swapped_with)
      values (${agencyId}, ${day}, ${Number(day.slice(0, 4))}, ${kind}, ${name}, ${nameEn}, ${status}, ${legalRef},
        ${swappedWith})`);
  }
}

export async function deleteDay(tx: Tx, agencyId: string, day: Day): Promise<void> {
  await tx.query(sql`delete from calendar.special_day where agency_id = ${agencyId} and day = ${day}`);
}

/** Makes a year official, with the notice that says so; the days that were only proposed take it as their reference. */
export async function publishYearTable(tx: Tx, agencyId: string, year: number, source: string): Promise<void> {
  await tx.query(sql`
    update calendar.year_table set status = 'published', source = ${source}
    where agency_id = ${agencyId} and year = ${year}`);
  await tx.query(sql`
    update calendar.special_day set status = 'published', legal_ref = ${source}
    where agency_id = ${agencyId} and year = ${year} and status = 'proposed'`);
}
