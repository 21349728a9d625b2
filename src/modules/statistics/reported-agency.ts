import { sumCounts } from './figures.ts';
import { type ReportCounts, type ReportedFigure, type ReportedRow, reportedFigures } from './report-ii06a.ts';
import { byLevel, fieldsOf, type Level } from './report-levels.ts';

/** An agency that a report adds up, with its figures of each field in which it has any. */
export interface ReportedAgency {
  readonly agencyId: string;
  readonly fields: readonly FieldCounts[];
}

interface FieldCounts {
  readonly field: string;
  readonly counts: ReportCounts;
}

/** What was counted of each of the agencies, also of those that had nothing, all ways of filing together. */
export function byAgency(agencyIds: readonly string[], rows: readonly ReportedRow[]): ReportedAgency[] {
  const counted = Map.groupBy(
    rows.filter(({ counts }) => counts.handled > 0),
    ({ agencyId }) => agencyId,
  );
  return agencyIds.map((agencyId) => ({ agencyId, fields: byField(counted.get(agencyId) ?? []) }));
}

function byField(rows: readonly ReportedRow[]): FieldCounts[] {
  return fieldsOf(rows).map((field) => {
    const counts = rows.filter((row) => row.field === field).map((row) => row.counts);
    return { field, counts: sumCounts(reportedFigures, counts) };
  });
}

/** The rows that a report is drawn up of, one for an agency and field. */
export const rowsOf = (agencies: readonly ReportedAgency[]): ReportedRow[] =>
  agencies.flatMap(({ agencyId, fields }) => fields.map((each) => ({ agencyId, ...each })));

/** A cell of a report that would be filled otherwise now, with the agencies that make it so. */
export interface CellChange {
  readonly level: Level;
  readonly field: string;
  readonly figure: ReportedFigure;
  readonly was: number;
  readonly now: number;
  readonly agencies: readonly AgencyChange[];
}

interface AgencyChange {
  readonly agencyId: string;
  readonly was: number;
  readonly now: number;
}

/** Every cell in which an agency counts otherwise now than then, also when their sum is the same; by lines, then by columns. */
export function changedCells(
  then: readonly ReportedAgency[],
  now: readonly ReportedAgency[],
  levelOf: (agencyId: string) => Level,
): CellChange[] {
  const [before, after] = [rowsOf(then), rowsOf(now)];
  return byLevel([...before, ...after], levelOf).flatMap(({ level, rows }) =>
    fieldsOf(rows).flatMap((field) => {
      const ids = [...new Set(rows.filter((row) => row.field === field).map(({ agencyId }) => agencyId))];
      const [was, is] = [countsIn(before, field), countsIn(after, field)];
      return reportedFigures.flatMap((figure) => {
        const all = ids.map((agencyId) => ({
          agencyId,
          was: was.get(agencyId)?.[figure] ?? 0,
          now: is.get(agencyId)?.[figure] ?? 0,
        }));
        const agencies = all.filter((each) => each.was !== each.now);
        return agencies.length === 0 ? [] : [{ level, field, figure, ...sumOf(all), agencies }];
      });
    }),
  );
}

const countsIn = (rows: readonly ReportedRow[], field: string): ReadonlyMap<string, ReportCounts> =>
  new Map(rows.filter((row) => row.field === field).map(({ agencyId, counts }) => [agencyId, counts]));

const sumOf = (all: readonly AgencyChange[]): Pick<CellChange, 'was' | 'now'> => ({
  was: all.reduce((total, { was }) => total + was, 0),
  now: all.reduce((total, { now }) => total + now, 0),
});
