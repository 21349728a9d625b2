import type { Db } from '#platform/database';
import { join, type Statement, sql } from '#platform/sql';
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
  const of = (names: readonly OfficerFigureName[]): Statement => {
    const counters = names.map(
      (name) => sql`count(distinct s.dossier_id) filter (where ${officerConditionOf(name, bounds)})::int`,
    );
    return sql`array[${join(counters, ', ')}] as numbers`;
  };
  const rows = await db.query<Omit<OfficerRow, 'counts'> & Counted>(sql`
    select o.agency_id as "agencyId", o.id, o.full_name as name, o.position_name as position, done.numbers || desk.numbers as numbers
    from organisation.published_staff o
    cross join lateral (
      select ${of(officerFiguresOfDone)} from dossiers.published_step s
      where s.assignee_id = o.id and s.finished_at >= ${bounds.from} and s.finished_at < ${bounds.until}
    ) done
    cross join lateral (
      select ${of(officerFiguresOfDesk)} from dossiers.published_step s
      join dossiers.published_dossier d on d.agency_id = s.agency_id and d.id = s.dossier_id
      where s.assignee_id = o.id and (s.finished_at >= ${bounds.until} or s.finished_at is null)
    ) desk
    where o.agency_id = any (${query.agencyIds}::uuid[])
    order by o.position_name, o.full_name collate "vi-x-icu"`);
  const names = [...officerFiguresOfDone, ...officerFiguresOfDesk];
  return rows
    .map(({ numbers, ...officer }) => ({ ...officer, counts: countsOf(names, numbers) }))
    .filter(({ counts }) => names.some((name) => counts[name] > 0));
}

/** Counts each figure over the dossiers `d` of a statement. */
export function countersOf(names: readonly FigureName[], bounds: Bounds): Statement {
  const counters = names.map((name) => sql`(count(*) filter (where ${conditionOf(name, bounds)}))::int`);
  return sql`array[${join(counters, ', ')}]`;
}

/** The figures by their names. */
export function countsOf<Name extends string>(names: readonly Name[], numbers: readonly number[]): Counts<Name> {
  return Object.fromEntries(names.map((name, i) => [name, numbers[i] ?? 0])) as Counts<Name>;
}
