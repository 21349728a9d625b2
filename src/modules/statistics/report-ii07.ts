import { lateReasons } from '../../../reference/dossiers/late-reasons.ts';
import { type Counts, sumCounts } from './figures.ts';
import { byLevel, fieldsOf, type Level } from './report-levels.ts';

/** What report II.07 counts: the late columns (10) and (13) of II.06a. */
export const lateFigures = ['settled_overdue', 'open_overdue'] as const;

export type LateCounts = Counts<(typeof lateFigures)[number]>;

/** The reason of a dossier of which nobody has told one. */
export const untold = 'untold';

/** The late dossiers of one agency and field that have one reason. */
export interface LateRow {
  readonly agencyId: string;
  readonly field: string;
  /** `untold` where nobody has said why. */
  readonly reason: string;
  readonly counts: LateCounts;
}

/** A line of report II.07: the sums of a level or of all, a field with its sums, or one reason in the field above. */
export type LateLine = { readonly ordinal: string; readonly counts: LateCounts } & (
  | { readonly kind: 'total' }
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'field'; readonly level: Level; readonly field: string }
  | { readonly kind: 'reason'; readonly level: Level; readonly field: string; readonly reason: string }
);

/** Draws up report II.07: each field with late dossiers, and below it why they were late, in the order of the list of reasons. */
export function drawUpLateReport(rows: readonly LateRow[], levelOf: (agencyId: string) => Level): LateLine[] {
  const lines = byLevel(rows, levelOf).flatMap(({ level, ordinal, rows: ofLevel }): LateLine[] => [
    { kind: 'level', ordinal, level, counts: sum(ofLevel) },
    ...fieldsOf(ofLevel).flatMap((field, i) => linesOfField(level, field, i + 1, ofLevel)),
  ]);
  return [...lines, { kind: 'total', ordinal: '', counts: sum(rows) }];
}

function linesOfField(level: Level, field: string, ordinal: number, ofLevel: readonly LateRow[]): LateLine[] {
  const rows = ofLevel.filter((row) => row.field === field);
  const reasons = [...lateReasons.map(({ code }) => code), untold];
  return [
    { kind: 'field', ordinal: String(ordinal), level, field, counts: sum(rows) },
    ...reasons.flatMap((reason): LateLine[] => {
      const ofReason = rows.filter((row) => row.reason === reason);
      return ofReason.length === 0
        ? []
        : [{ kind: 'reason', ordinal: '', level, field, reason, counts: sum(ofReason) }];
    }),
  ];
}

const sum = (rows: readonly LateRow[]): LateCounts =>
  sumCounts(
    lateFigures,
    rows.map(({ counts }) => counts),
  );
