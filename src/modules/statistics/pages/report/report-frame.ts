import type { Day } from '#platform/clock';
import { messages } from '../../messages.ts';
import type { Selection } from '../../selection.ts';
import { periodName, periodSpan } from '../period-words.ts';
import { reporterOf } from './report-words.ts';

interface Framed {
  readonly selection: Selection;
  /** Who drew it up, and when. */
  readonly preparer: string;
  readonly day: Day;
}

/** What stands above and below the table of a report on paper, in Vietnamese (`official-papers/report.typ`). */
export function frameOfReport({ selection, preparer, day: drawnUpOn }: Framed) {
  const words = messages('vi').report;
  const [year, month, day] = drawnUpOn.split('-');
  const reporter = reporterOf(selection, 'vi');
  return {
    ...{ issuedBy: words.issuedBy, unit: words.unit, preparer, reporter, by: words.by(reporter) },
    period: words.period(periodName(selection.period, 'vi')),
    span: periodSpan(selection, 'vi'),
    ...{ preparedBy: words.preparedBy, head: words.head, drawnUp: words.drawnUp(day!, month!, year!) },
  };
}
