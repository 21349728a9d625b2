import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import type { MonthSum } from '../../agency-month-store.ts';
import type { AgencyPlace, CountedAgency } from '../../agency-store.ts';
import type { ReportCounts } from '../../report-ii06a.ts';
import type { Selection } from '../../selection.ts';
import type { MapFigure } from './map-figure.ts';

/** An agency with its figures, and where it stands. */
export interface PlaceRow extends AgencyPlace {
  readonly agency: CountedAgency;
  readonly counts: ReportCounts;
}

export interface PlaceProps {
  readonly locale: Locale;
  readonly now: number;
  readonly selection: Selection;
  readonly rows: readonly PlaceRow[];
  readonly months: readonly MonthSum[];
  /** The province whose communes are shown, when one was chosen. */
  readonly province: CountedAgency | undefined;
  /** Whether each row is a province with its communes. */
  readonly isCountry: boolean;
  /** What the map shows. */
  readonly figure: MapFigure;
}

export const path = '/can-bo/thong-ke/dia-ban';

/** Of the country to the communes of the province, by the same figure; of a province to the month of the commune. */
export function agencyHref({ isCountry, selection, figure }: PlaceProps, { agency }: Pick<PlaceRow, 'agency'>): string {
  const ky = selection.period.key;
  return isCountry
    ? href(path, {}, { ky, tinh: agency.code, 'chi-so': figure })
    : href('/can-bo/thong-ke', {}, { ky, 'co-quan': agency.code });
}
