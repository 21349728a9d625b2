import { type Db, one } from '#platform/database';
import { type Statement, sql } from '#platform/sql';
import { conditionOf, officerConditionOf, standingOf } from './figure-conditions.ts';
import { boundsOf, type FigureQuery, scopeOfQuery } from './figure-query.ts';
import { type FigureName, figures, type OfficerFigureName, officerFigures } from './figures.ts';

/** A figure whose dossiers are asked for: of agencies, or of one officer. */
export type Behind =
  | { readonly figure: FigureName; readonly query: FigureQuery }
  | { readonly figure: OfficerFigureName; readonly officerId: string; readonly query: FigureQuery };

/** One dossier behind a figure; nothing of the people it is about. */
export interface BehindRow {
  readonly id: string;
  readonly code: string;
  readonly agencyId: string;
  readonly procedureName: string;
  readonly field: string;
  readonly channel: 'online' | 'counter' | 'post';
  readonly state: string;
  readonly outcome: string | null;
  readonly receivedAt: number | null;
  readonly statutoryAt: number | null;
  readonly promisedAt: number | null;
  readonly closedAt: number | null;
  readonly standing: FigureName | null;
  /** The time by which the list runs. */
  readonly at: number;
}

/** Where a page of the list ended; the next begins after it. */
export interface BehindKey {
  readonly at: number;
  readonly id: string;
}

/** A page of the dossiers behind a figure, oldest first; by the same condition that counts it. */
export function listBehind(
  db: Db,
  behind: Behind,
  { after, limit }: { readonly after?: BehindKey | undefined; readonly limit: number },
): Promise<BehindRow[]> {
  const by = columns[definitionOf(behind).listedBy];
  const later = after ? sql`(${by}, d.id) > (${new Date(after.at)}, ${after.id}::uuid)` : sql`true`;
  return db.query<BehindRow>(sql`
    select d.id, d.code, d.handling_agency_id as "agencyId", d.procedure_name as "procedureName", d.field, d.channel, d.state, d.outcome,
      d.received_at as "receivedAt", d.statutory_at as "statutoryAt", d.promised_at as "promisedAt", d.closed_at as "closedAt",
      ${standingOf(boundsOf(behind.query))} as standing, ${by} as at
    from dossiers.published_dossier d where ${whereOf(behind)} and ${later}
    order by ${by}, d.id limit ${limit}`);
}

/** How many there are behind a figure. */
export async function countBehind(db: Db, behind: Behind): Promise<number> {
  const { count } = await one<{ count: number }>(
    db,
    sql`select count(*)::int as count from dossiers.published_dossier d where ${whereOf(behind)}`,
  );
  return count;
}

const columns = { submitted_at: sql`d.submitted_at`, received_at: sql`d.received_at`, closed_at: sql`d.closed_at` };

const definitionOf = ({ figure }: Behind) =>
  isOfOfficer(figure) ? officerFigures[figure] : figures[figure as FigureName];

const isOfOfficer = (figure: string): figure is OfficerFigureName => figure in officerFigures;

function whereOf(behind: Behind): Statement {
  const bounds = boundsOf(behind.query);
  if (!('officerId' in behind)) return sql`${scopeOfQuery(behind.query)} and ${conditionOf(behind.figure, bounds)}`;
  return sql`exists (
    select from dossiers.published_step s
    where s.agency_id = d.agency_id and s.dossier_id = d.id and s.assignee_id = ${behind.officerId}
      and ${officerConditionOf(behind.figure, bounds)})`;
}
