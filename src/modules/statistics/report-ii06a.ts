import { type Counts, type FigureName, sumCounts } from './figures.ts';
import { byLevel, fieldsOf, type Level } from './report-levels.ts';

/** The numbered columns of form II.06a that hold figures, and which figure each is (TT 01/2020/TT-VPCP). */
export const reportColumns = [
  { number: 3, figure: 'handled', group: 'received' },
  { number: 4, figure: 'received_online', group: 'received' },
  { number: 5, figure: 'received_direct', group: 'received' },
  { number: 6, figure: 'carried_over', group: 'received' },
  { number: 7, figure: 'settled', group: 'settled' },
  { number: 8, figure: 'settled_early', group: 'settled' },
  { number: 9, figure: 'settled_on_time', group: 'settled' },
  { number: 10, figure: 'settled_overdue', group: 'settled' },
  { number: 11, figure: 'open', group: 'open' },
  { number: 12, figure: 'open_in_time', group: 'open' },
  { number: 13, figure: 'open_overdue', group: 'open' },
] as const satisfies readonly { number: number; figure: FigureName; group: 'received' | 'settled' | 'open' }[];

/** A figure that has a column in the form. */
export type ReportedFigure = (typeof reportColumns)[number]['figure'];

export const reportedFigures: readonly ReportedFigure[] = reportColumns.map(({ figure }) => figure);

/** The figures of a line of the form. */
export type ReportCounts = Counts<ReportedFigure>;

/** What a line is added up from, counted or summed. */
export interface ReportedRow {
  readonly agencyId: string;
  readonly field: string;
  readonly counts: ReportCounts;
}

/** What must hold of every line, by the numbers of the columns: the first is the sum of the others. */
const identities = [
  [3, 4, 5, 6],
  [7, 8, 9, 10],
  [11, 12, 13],
  [3, 7, 11],
] as const satisfies readonly (readonly number[])[];

/** An identity of the form, and whether every line keeps it. */
export interface Identity {
  /** `3 = 4 + 5 + 6`. */
  readonly says: string;
  readonly holds: boolean;
}

/** A line of the report: a level with its sums, a field of it, or the sums of all. */
export type ReportLine =
  | { readonly kind: 'level'; readonly ordinal: string; readonly level: Level; readonly counts: ReportCounts }
  | {
      readonly kind: 'field';
      readonly ordinal: string;
      readonly level: Level;
      readonly field: string;
      readonly counts: ReportCounts;
    }
  | { readonly kind: 'total'; readonly ordinal: string; readonly counts: ReportCounts };

export interface Report {
  readonly lines: readonly ReportLine[];
  readonly identities: readonly Identity[];
}

/** Draws up report II.06a: the fields of each level with dossiers in the period, levels from the highest, the sum last. */
export function drawUpReport(rows: readonly ReportedRow[], levelOf: (agencyId: string) => Level): Report {
  const counted = rows.filter(({ counts }) => counts.handled > 0);
  const lines = [
    ...byLevel(counted, levelOf).flatMap(({ level, ordinal, rows: ofLevel }) => linesOfLevel(level, ordinal, ofLevel)),
    { kind: 'total', ordinal: '', counts: sum(counted) } as const,
  ];
  return { lines, identities: checkIdentities(lines) };
}

/** Whether every line keeps every identity; the columns are counted each on its own, so this can fail. */
export function checkIdentities(lines: readonly { readonly counts: ReportCounts }[]): Identity[] {
  return identities.map(([whole, ...parts]) => ({
    says: `${whole} = ${parts.join(' + ')}`,
    holds: lines.every(
      ({ counts }) => valueIn(counts, whole) === parts.reduce((total, part) => total + valueIn(counts, part), 0),
    ),
  }));
}

function linesOfLevel(level: Level, ordinal: string, rows: readonly ReportedRow[]): ReportLine[] {
  return [
    { kind: 'level', ordinal, level, counts: sum(rows) },
    ...fieldsOf(rows).map((field, i): ReportLine => {
      const counts = sum(rows.filter((row) => row.field === field));
      return { kind: 'field', ordinal: String(i + 1), level, field, counts };
    }),
  ];
}

const sum = (rows: readonly ReportedRow[]): ReportCounts =>
  sumCounts(
    reportedFigures,
    rows.map(({ counts }) => counts),
  );

function valueIn(counts: ReportCounts, column: number): number {
  const found = reportColumns.find(({ number }) => number === column);
  return found ? counts[found.figure] : Number.NaN;
}
