import type { Sheet, SpreadsheetColumn } from '#platform/spreadsheet';
import type { Locale } from '#platform/words';
import type { FigureName } from '../../figures.ts';
import { messages } from '../../messages.ts';
import { type Report, type ReportLine, reportColumns } from '../../report-ii06a.ts';
import type { Selection } from '../../selection.ts';
import { periodName, periodSpan } from '../period-words.ts';
import { nameOfLine, notesOf, reporterOf } from './report-words.ts';

/** A row of the sheet: the numbers of the columns, a line of the report, or a note below. */
type SheetRow = 'numbers' | ReportLine | { readonly note: string };

/** Report II.06a as a sheet in the layout of the form: the same lines as the page. */
export function reportSheet(report: Report, selection: Selection, locale: Locale): Sheet<SheetRow> {
  const words = messages(locale).report;
  const checks = report.identities.map(({ says, holds }) => `${says}: ${holds ? words.holds : words.fails}`);
  const notes = [`${words.identities}: ${checks.join('; ')}`, ...notesOf(selection.rule, locale)];
  return {
    name: words.sheet,
    above: [
      words.title.toLocaleUpperCase('vi'),
      `${words.formNumber} – ${words.issuedBy}`,
      words.by(reporterOf(selection, locale)),
      `${words.period(periodName(selection.period, locale))} (${periodSpan(selection, locale)})`,
      words.unit,
    ],
    columns: columnsOf(locale),
    rows: ['numbers', ...report.lines, ...notes.map((note) => ({ note }))],
    strong: (row) => isLine(row) && row.kind !== 'field',
  };
}

function columnsOf(locale: Locale): SpreadsheetColumn<SheetRow>[] {
  const words = messages(locale).report;
  return [
    {
      head: words.ordinal,
      width: 6,
      value: (row) => (row === 'numbers' ? '(1)' : isLine(row) ? row.ordinal : null),
    },
    {
      head: words.field,
      width: 44,
      value: (row) => (row === 'numbers' ? '(2)' : isLine(row) ? nameOfLine(row, locale) : row.note),
    },
    ...reportColumns.map(
      ({ number, figure, group }): SpreadsheetColumn<SheetRow> => ({
        head: isInPeriod(figure) ? `${words.inPeriod}: ${words.columns[figure]}` : words.columns[figure],
        group: words.groups[group],
        width: 13,
        kind: 'number',
        value: (row) => (row === 'numbers' ? `(${number})` : isLine(row) ? row.counts[figure] : null),
      }),
    ),
  ];
}

const isInPeriod = (figure: FigureName): boolean => figure === 'received_online' || figure === 'received_direct';

const isLine = (row: SheetRow): row is ReportLine => typeof row === 'object' && 'kind' in row;
