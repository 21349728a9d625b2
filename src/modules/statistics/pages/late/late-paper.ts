import { dayOf } from '#platform/clock';
import type { PdfEngine } from '#platform/pdf/pdf-engine';
import { numberOf } from '#ui';
import { messages } from '../../messages.ts';
import { type LateLine, lateFigures } from '../../report-ii07.ts';
import type { Selection } from '../../selection.ts';
import { frameOfReport } from '../report/report-frame.ts';
import { namesOfLine } from './late-words.ts';

interface Printed {
  readonly lines: readonly LateLine[];
  readonly selection: Selection;
  /** Who drew it up. */
  readonly preparer: string;
  /** Milliseconds. */
  readonly at: number;
}

/** Report II.07 as tagged PDF/A-2a, in Vietnamese; the same lines as page and spreadsheet. */
export function printLateReport(
  engine: PdfEngine,
  { lines, selection, preparer, at }: Printed,
): Promise<Uint8Array<ArrayBuffer>> {
  const { late, report } = messages('vi');
  const frame = frameOfReport({ selection, preparer, day: dayOf(at) });
  const data = {
    ...frame,
    ...{ title: late.title, formNumber: late.formNumber, ordinal: report.ordinal, field: report.field },
    columns: lateFigures.map((figure) => late[figure]),
    reason: late.reason,
    lines: lines.map((line) => ({
      ...{ ordinal: line.ordinal, ...namesOfLine(line, 'vi'), strong: line.kind === 'level' || line.kind === 'total' },
      numbers: lateFigures.map((figure) => numberOf(line.counts[figure], 'vi')),
    })),
    notes: late.notes,
  };
  return engine.render(template, data, { title: `${late.formNumber}. ${frame.by}. ${frame.period}`, createdAt: at });
}

const template = 'src/modules/statistics/official-papers/ii-07.typ';
