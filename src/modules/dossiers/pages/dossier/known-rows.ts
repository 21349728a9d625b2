import type { SummaryRow } from '#ui';

/** Leaves out what is not known. */
export function known(rows: readonly (SummaryRow | undefined)[]): SummaryRow[] {
  return rows.filter(
    (row): row is SummaryRow =>
      row !== undefined && row.detail !== null && row.detail !== undefined && row.detail !== '',
  );
}
