import type { Locale } from '#platform/words';
import type { FigureRow, OfficerRow } from '../../figure-store.ts';
import type { MonthlyCounts } from '../../month-store.ts';
import type { Period } from '../../period.ts';
import type { Selection } from '../../selection.ts';

/** What the page of a period shows, counted. */
export interface MonthProps {
  readonly locale: Locale;
  readonly now: number;
  readonly selection: Selection;
  readonly rows: readonly FigureRow[];
  readonly months: readonly { readonly month: Period; readonly counts: MonthlyCounts }[];
  /** Of one agency; absent of several. */
  readonly officers: readonly OfficerRow[] | undefined;
}
