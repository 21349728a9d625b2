import type { Locale } from '#platform/words';
import type { ImportReport } from './actions/import-procedures.ts';
import { messages } from './messages.ts';

/** Says what an import did, line by line: how many new, changed and unchanged, and each field it could not read. */
export function importReportLines(report: ImportReport, locale: Locale): string[] {
  const words = messages(locale);
  const { importing, history, whys } = words;
  const byCode = Map.groupBy(report.problems, (problem) => problem.code);
  return [
    importing.counts(report.new.length, report.changed.length, report.unchanged.length),
    ...(report.repealed.length > 0 ? [importing.repealed(report.repealed.join(', '))] : []),
    ...report.changed.map(({ code, differences }) =>
      importing.changed(code, differences.map(({ part }) => history.parts[part]).join(', ')),
    ),
    ...(byCode.size > 0 ? [importing.problems(report.problems.length, byCode.size)] : []),
    ...[...byCode].flatMap(([code, problems]) => [
      code,
      ...problems.map(({ field, why, text }) => importing.problem(field, whys[why], text)),
    ]),
  ];
}
