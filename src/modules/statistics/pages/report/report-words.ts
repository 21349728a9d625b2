import type { Locale } from '#platform/words';
import { messages } from '../../messages.ts';
import { type ReportedFigure, type ReportLine, reportColumns } from '../../report-ii06a.ts';
import type { ReportRule } from '../../report-rule.ts';
import type { Selection } from '../../selection.ts';

/** What stands in column (2) of a line. */
export function nameOfLine(line: ReportLine, locale: Locale): string {
  if (line.kind === 'total') return messages(locale).report.total;
  return line.kind === 'level' ? messages(locale).levels[line.level] : line.field;
}

/** Who reports: the agency, or the highest of those counted together. */
export const reporterOf = ({ agency, agencies }: Selection, locale: Locale): string =>
  agency?.name ?? nameOfSeveral(agencies[0]?.name ?? '', locale);

/** The highest of several agencies, as the one that reports for all. */
export const nameOfSeveral = (highest: string, locale: Locale): string => `${highest} – ${messages(locale).choose.all}`;

/** A column with its number: `(3) Tổng số tiếp nhận`. */
export function columnName(figure: ReportedFigure, locale: Locale): string {
  const column = reportColumns.find((each) => each.figure === figure);
  return `(${column?.number}) ${messages(locale).figures[figure].name}`;
}

/** How the report was drawn up, where the form leaves it open. */
export function notesOf(rule: ReportRule, locale: Locale): string[] {
  const words = messages(locale).report;
  return [
    words.basis(rule.legalRef),
    words.statutory,
    rule.beginsOnDay === 1 ? words.calendarMonths : words.fromDay(rule.beginsOnDay),
    words.refused[rule.refused],
    words.withdrawn[rule.withdrawn],
    words.uncertain,
  ];
}
