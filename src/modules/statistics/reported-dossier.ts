import type { ReportedFigure } from './report-ii06a.ts';

/** A dossier with the figures of report II.06a it counts in. */
export interface ReportedDossier {
  readonly id: string;
  readonly code: string;
  readonly field: string;
  readonly figures: readonly ReportedFigure[];
}

/** A cell of a report that would be filled otherwise now: what it said, what it would say, and the dossiers that make it so. */
export interface CellDifference {
  readonly field: string;
  readonly figure: ReportedFigure;
  readonly was: number;
  readonly now: number;
  /** Counted then and not now. */
  readonly gone: readonly ReportedDossier[];
  /** Counted now and not then. */
  readonly added: readonly ReportedDossier[];
}

/** Every cell in which other dossiers count now than did then, also when they are as many; by fields, then by columns. */
export function differencesBetween(
  then: readonly ReportedDossier[],
  now: readonly ReportedDossier[],
  figures: readonly ReportedFigure[],
): CellDifference[] {
  const fields = [...new Set([...then, ...now].map(({ field }) => field))].sort((a, b) => vietnamese.compare(a, b));
  return fields.flatMap((field) =>
    figures.flatMap((figure) => {
      const isIn = (each: ReportedDossier) => each.field === field && each.figures.includes(figure);
      const [before, after] = [then.filter(isIn), now.filter(isIn)];
      const [gone, added] = [without(before, after), without(after, before)];
      if (gone.length + added.length === 0) return [];
      return [{ field, figure, was: before.length, now: after.length, gone, added }];
    }),
  );
}

const vietnamese = new Intl.Collator('vi');

function without(some: readonly ReportedDossier[], others: readonly ReportedDossier[]): ReportedDossier[] {
  const ids = new Set(others.map(({ id }) => id));
  return some.filter(({ id }) => !ids.has(id));
}
