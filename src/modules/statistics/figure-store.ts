import type { Db } from '#platform/database';
import { join, type Statement, sql, whole } from '#platform/sql';
import { anyFigureOf, type Bounds, conditionOf, officerConditionOf } from './figure-conditions.ts';
import { boundsOf, type FigureQuery, scopeOfQuery } from './figure-query.ts';
import {
  type Counts,
  type FigureName,
  figureNames,
  type OfficerFigureName,
  officerFiguresOfDesk,
  officerFiguresOfDone,
} from './figures.ts';

/** Every figure of the dossiers of one agency, field and way of filing. */
export interface FigureRow {
  readonly agencyId: string;
  readonly field: string;
  readonly channel: 'online' | 'direct';
  readonly counts: Counts;
}

/** Figures as a statement gives them, in the order in which they were asked for. */
export type Counted = { readonly numbers: readonly number[] };

/** Counts every figure in one pass over what the period touches, grouped by agency, field and way of filing. */
export async function countFigures(db: Db, query: FigureQuery): Promise<FigureRow[]> {
  const bounds = boundsOf(query);
  const rows = await db.query<Omit<FigureRow, 'counts'> & Counted>(sql`
    select d.handling_agency_id as "agencyId", d.field, case d.channel when 'online' then 'online' else 'direct' end as channel,
      ${countersOf(figureNames, bounds)} as numbers
    from dossiers.published_dossier d where ${scopeOfQuery(query)} and ${anyFigureOf(bounds)}
    group by 1, 2, 3 order by 1, 2, 3`);
  return rows.map(({ agencyId, field, channel, numbers }) => ({
    agencyId,
    field,
    channel,
    counts: countsOf(figureNames, numbers),
  }));
}

/** What one officer did in the period and has on the desk. */
export interface OfficerRow {
  readonly agencyId: string;
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly counts: Counts<OfficerFigureName>;
}

/**
 * Counts the figures of everybody who had a step, by position and name. What was done is a range of an index, and only what
 * was on the desk at the end asks for its dossier: neither grows with what was done before.
 */
export async function countOfficers(db: Db, query: FigureQuery): Promise<OfficerRow[]> {
  const bounds = boundsOf(query);
  const officers = await db.query<Omit<OfficerRow, 'counts'>>(sql`
    select agency_id as "agencyId", id, full_name as name, position_name as position from organisation.published_staff
    where agency_id = any (${query.agencyIds}::uuid[]) order by position_name, full_name collate "vi-x-icu"`);
  const ids = sql`${officers.map(({ id }) => id)}::uuid[]`;
  const countOf = (names: readonly OfficerFigureName[], steps: Statement) => {
    const counts = names.map((name) => sql`${officerConditionOf(name, bounds)}`);
    const counters = names.map((_, i) => sql`count(distinct dossier_id) filter (where counts[${whole(i + 1)}])`);
    return db.query<OfOfficer>(sql`
      select id, array[${join(counters, ', ')}]::int[] as numbers
      from (select s.assignee_id as id, s.dossier_id, array[${join(counts, ', ')}] as counts from ${steps}) step group by 1`);
  };
  const [done, desk] = await Promise.all([
    countOf(
      officerFiguresOfDone,
      sql`dossiers.published_step s
        where s.assignee_id = any (${ids}) and s.finished_at >= ${bounds.from} and s.finished_at < ${bounds.until}`,
    ),
    countOf(
      officerFiguresOfDesk,
      sql`dossiers.published_step s join dossiers.published_dossier d on d.agency_id = s.agency_id and d.id = s.dossier_id
        where s.assignee_id = any (${ids}) and (s.finished_at >= ${bounds.until} or s.finished_at is null)`,
    ),
  ]);
  const numbersIn = (rows: readonly OfOfficer[]) => new Map(rows.map(({ id, numbers }) => [id, numbers]));
  const [doneBy, deskOf] = [numbersIn(done), numbersIn(desk)];
  return officers
    .filter(({ id }) => doneBy.has(id) || deskOf.has(id))
    .map((officer) => ({
      ...officer,
      counts: {
        ...countsOf(officerFiguresOfDone, doneBy.get(officer.id) ?? []),
        ...countsOf(officerFiguresOfDesk, deskOf.get(officer.id) ?? []),
      },
    }))
    .filter(({ counts }) => Object.values(counts).some((count) => count > 0));
}

type OfOfficer = Counted & { readonly id: string };

/** Counts each figure over the dossiers `d` of a statement. */
export function countersOf(names: readonly FigureName[], bounds: Bounds): Statement {
  const counters = names.map((name) => sql`(count(*) filter (where ${conditionOf(name, bounds)}))::int`);
  return sql`array[${join(counters, ', ')}]`;
}

/** The figures by their names. */
export function countsOf<Name extends string>(names: readonly Name[], numbers: readonly number[]): Counts<Name> {
  return Object.fromEntries(names.map((name, i) => [name, numbers[i] ?? 0])) as Counts<Name>;
}
