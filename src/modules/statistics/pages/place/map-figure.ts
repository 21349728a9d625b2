import type { SpotTone } from '#ui';
import { mapClasses } from '../../../../../reference/statistics/map-classes.ts';
import type { ReportCounts } from '../../report-ii06a.ts';

/** What the map can show of each agency: a share of its dossiers. */
export type MapFigure = keyof typeof mapClasses;

export const mapFigures = Object.keys(mapClasses) as readonly MapFigure[];

/** A share as the map shows it: in whole percent, never rounded to better than it is; undefined of nothing. */
export interface MapShare {
  readonly part: number;
  readonly of: number;
  readonly percent: number | undefined;
  readonly tone: SpotTone;
}

const shares: Readonly<Record<MapFigure, (counts: ReportCounts) => { part: number; of: number }>> = {
  in_time: ({ settled_early, settled_on_time, settled }) => ({ part: settled_early + settled_on_time, of: settled }),
  overdue: ({ open_overdue, open }) => ({ part: open_overdue, of: open }),
  online: ({ received_online, received_direct }) => ({ part: received_online, of: received_online + received_direct }),
};

/** Reads a share off the counts of an agency, and whether it is good by `mapClasses`. */
export function mapShareOf(figure: MapFigure, counts: ReportCounts): MapShare {
  const { part, of } = shares[figure](counts);
  if (of === 0) return { part, of, percent: undefined, tone: 'none' };
  const exact = (100 * part) / of;
  const isBad = figure === 'overdue';
  const percent = isBad ? Math.ceil(exact) : Math.floor(exact);
  const { good, fair } = mapClasses[figure];
  const reaches = (line: number) => (isBad ? percent <= line : percent >= line);
  return { part, of, percent, tone: reaches(good) ? 'good' : reaches(fair) ? 'fair' : 'late' };
}
