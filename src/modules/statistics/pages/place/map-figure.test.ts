import { expect, test } from 'vitest';
import type { ReportCounts } from '../../report-ii06a.ts';
import { type MapFigure, mapShareOf } from './map-figure.ts';

test.each<[MapFigure, Partial<ReportCounts>, number | undefined, string]>([
  ['in_time', { settled: 0, settled_early: 0, settled_on_time: 0 }, undefined, 'none'],
  ['in_time', { settled: 100, settled_early: 28, settled_on_time: 1 }, 29, 'late'],
  ['in_time', { settled: 2000, settled_early: 1999, settled_on_time: 0 }, 99, 'good'],
  ['in_time', { settled: 1000, settled_early: 949, settled_on_time: 0 }, 94, 'fair'],
  ['overdue', { open: 5000, open_overdue: 1 }, 1, 'fair'],
  ['overdue', { open: 10, open_overdue: 0 }, 0, 'good'],
  ['overdue', { open: 1000, open_overdue: 51 }, 6, 'late'],
  ['online', { received_online: 4, received_direct: 1 }, 80, 'good'],
])('%s of %o is %s on the map, which is %s', (figure, counts, percent, tone) =>
  expect(mapShareOf(figure, counts as ReportCounts)).toMatchObject({ percent, tone }),
);
