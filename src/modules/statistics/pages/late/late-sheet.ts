import type { Sheet } from '#platform/spreadsheet';
import type { Locale } from '#platform/words';
import { messages } from '../../messages.ts';
import { type LateLine, lateFigures } from '../../report-ii07.ts';
import type { Selection } from '../../selection.ts';
import { periodName, periodSpan } from '../period-words.ts';
import { reporterOf } from '../report/report-words.ts';
import { namesOfLine } from './late-words.ts';

type SheetRow = LateLine | { readonly note: string };

/** Report II.07 as a sheet: the same lines as the page. */
export function lateSheet(lines: readonly LateLine[], selection: Selection, locale: Locale): Sheet<SheetRow> {
  const words = messages(locale);
  const { late, report } = words;
  return {
    name: late.sheet,
    above: [
      late.title.toLocaleUpperCase('vi'),
      `${late.formNumber} – ${report.issuedBy}`,
      report.by(reporterOf(selection, locale)),
      `${report.period(periodName(selection.period, locale))} (${periodSpan(selection, locale)})`,
      report.unit,
    ],
    columns: [
      { head: report.ordinal, width: 6, value: (row) => ('note' in row ? null : row.ordinal) },
      {
        head: report.field,
        width: 44,
        value: (row) => ('note' in row ? row.note : namesOfLine(row, locale).name),
      },
      ...lateFigures.map((figure) => ({
        head: late[figure],
        width: 16,
        kind: 'number' as const,
        value: (row: SheetRow) => ('note' in row ? null : row.counts[figure]),
      })),
      { head: late.reason, width: 52, value: (row) => ('note' in row ? null : namesOfLine(row, locale).reason) },
    ],
    rows: [...lines, ...late.notes.map((note) => ({ note }))],
    strong: (row) => 'kind' in row && (row.kind === 'level' || row.kind === 'total'),
  };
}
