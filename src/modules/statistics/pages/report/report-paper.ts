import { dayOf } from '#platform/clock';
import type { PdfEngine } from '#platform/pdf/pdf-engine';
import { numberOf } from '#ui';
import { messages } from '../../messages.ts';
import { type Report, type ReportedFigure, reportColumns } from '../../report-ii06a.ts';
import type { Selection } from '../../selection.ts';
import { periodName, periodSpan } from '../period-words.ts';
import { nameOfLine, notesOf, reporterOf } from './report-words.ts';

interface Printed {
  readonly report: Report;
  readonly selection: Selection;
  /** Who drew it up. */
  readonly preparer: string;
  /** Milliseconds. */
  readonly at: number;
}

/** Report II.06a as tagged PDF/A-2a in the layout of the form, in Vietnamese; the same lines as page and spreadsheet. */
export function printReport(
  engine: PdfEngine,
  { report, selection, preparer, at }: Printed,
): Promise<Uint8Array<ArrayBuffer>> {
  const words = messages('vi').report;
  const [year, month, day] = dayOf(at).split('-');
  const checks = report.identities.map(({ says, holds }) => `${says}: ${holds ? words.holds : words.fails}`);
  const data = {
    ...{ title: words.title, formNumber: words.formNumber, issuedBy: words.issuedBy, unit: words.unit, preparer },
    ...{ ordinal: words.ordinal, field: words.field, inPeriod: words.inPeriod },
    reporter: reporterOf(selection, 'vi'),
    by: words.by(reporterOf(selection, 'vi')),
    period: words.period(periodName(selection.period, 'vi')),
    span: periodSpan(selection, 'vi'),
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
    ...{ preparedBy: words.preparedBy, head: words.head, drawnUp: words.drawnUp(day!, month!, year!) },
  };
  return engine.render(template, data, { title: `${words.formNumber}. ${data.by}. ${data.period}`, createdAt: at });
}

const template = 'src/modules/statistics/official-papers/ii-06a.typ';

const isInPeriod = (figure: ReportedFigure): boolean => figure === 'received_online' || figure === 'received_direct';
