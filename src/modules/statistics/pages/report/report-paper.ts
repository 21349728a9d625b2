import { dayOf } from '#platform/clock';
import type { PdfEngine } from '#platform/pdf/pdf-engine';
import type { PdfWithPlaces } from '#platform/pdf/pdf-job';
import { numberOf } from '#ui';
import { messages } from '../../messages.ts';
import { type Report, type ReportedFigure, reportColumns } from '../../report-ii06a.ts';
import type { Selection } from '../../selection.ts';
import { frameOfReport } from './report-frame.ts';
import { nameOfLine, notesOf } from './report-words.ts';

interface Printed {
  readonly report: Report;
  readonly selection: Selection;
  /** Who drew it up. */
  readonly preparer: string;
  /** Milliseconds. */
  readonly at: number;
}

/** Report II.06a as tagged PDF/A-2a in the layout of the form, in Vietnamese; the same lines as page and spreadsheet. Tells where there is room for the seal. */
export function printReport(engine: PdfEngine, { report, selection, preparer, at }: Printed): Promise<PdfWithPlaces> {
  const words = messages('vi').report;
  const checks = report.identities.map(({ says, holds }) => `${says}: ${holds ? words.holds : words.fails}`);
  const frame = frameOfReport({ selection, preparer, day: dayOf(at) });
  const data = {
    ...frame,
    ...{ title: words.title, formNumber: words.formNumber },
    ...{ ordinal: words.ordinal, field: words.field, inPeriod: words.inPeriod },
    groups: (['received', 'settled', 'open'] as const).map((name) => ({
      name: words.groups[name],
      columns: reportColumns.filter(({ group }) => group === name).length,
    })),
    columns: reportColumns.map(({ number, figure }) => ({
      number,
      name: words.columns[figure],
      inPeriod: isInPeriod(figure),
    })),
    lines: report.lines.map((line) => ({
      ordinal: line.ordinal,
      name: nameOfLine(line, 'vi'),
      strong: line.kind !== 'field',
      numbers: reportColumns.map(({ figure }) => numberOf(line.counts[figure], 'vi')),
    })),
    checks: `${words.identities}: ${checks.join('; ')}.`,
    notes: notesOf(selection.rule, 'vi'),
  };
  return engine.renderWithPlaces(template, data, {
    title: `${words.formNumber}. ${frame.by}. ${frame.period}`,
    createdAt: at,
  });
}

const template = 'src/modules/statistics/official-papers/ii-06a.typ';

const isInPeriod = (figure: ReportedFigure): boolean => figure === 'received_online' || figure === 'received_direct';
