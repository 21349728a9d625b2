import Type from 'typebox';
import { decide } from '#platform/access';
import type { Db } from '#platform/database';
import { type Call, route } from '#platform/route';
import { spreadsheet, spreadsheetType } from '#platform/spreadsheet';
import { countFigures } from '../../figure-store.ts';
import { messages } from '../../messages.ts';
import { sumFigures } from '../../period-figure-store.ts';
import { statisticsPermissions } from '../../permissions.ts';
import { drawUpReport } from '../../report-ii06a.ts';
import { readSelection, type SelectionQuery, selectionQuery, upToLastDay } from '../../selection.ts';
import { ReportPage } from './report.view.tsx';
import { printReport } from './report-paper.ts';
import { reportSheet } from './report-sheet.ts';

const query = Type.Object(selectionQuery);

/** Report II.06a of an agency or of all within reach, for a month, a quarter, a half-year or a year. */
export const reportPage = route({
  method: 'GET',
  url: '/can-bo/thong-ke/ii-06a',
  may: 'statistics.view',
  query,
  async run(call) {
    const read = await call.read((db) => readReport(db, call));
    const isOwn = read.selection.agency?.id === call.who.agencyId;
    const maySend = isOwn && decide(statisticsPermissions['statistics.send'], call.who);
    const sending = maySend && read.selection.period.to <= call.now ? call.tokens : undefined;
    const body = <ReportPage {...read} sending={sending} locale={call.locale} now={call.now} />;
    return call.page({ title: messages(call.locale).month.report, audience: 'officer', body });
  },
});

/** The same report as a spreadsheet. */
export const reportDownload = route({
  method: 'GET',
  url: '/can-bo/thong-ke/ii-06a.xlsx',
  answers: 'file',
  may: 'statistics.view',
  query,
  async run(call) {
    const { report, selection } = await call.read((db) => readReport(db, call));
    const code = (selection.agency ?? selection.agencies[0]!).code;
    return {
      kind: 'file',
      content: spreadsheet([reportSheet(report, selection, call.locale)], call.now),
      type: spreadsheetType,
      name: messages(call.locale).report.fileName(code, selection.period.key, 'xlsx'),
    };
  },
});

/** The same report as PDF/A, in the layout of the form. */
export const reportPrint = route({
  method: 'GET',
  url: '/can-bo/thong-ke/ii-06a.pdf',
  answers: 'file',
  may: 'statistics.view',
  query,
  perMinute: 30,
  async run(call) {
    const { report, selection } = await call.read((db) => readReport(db, call));
    const code = (selection.agency ?? selection.agencies[0]!).code;
    const printed = { report, selection, preparer: call.who.name, at: call.now };
    const { pdf } = await printReport(call.tools.pdf, printed);
    return {
      kind: 'file',
      content: Buffer.from(pdf),
      type: 'application/pdf',
      name: messages(call.locale).report.fileName(code, selection.period.key, 'pdf'),
    };
  },
});

/** One agency is counted up to now; several are added up from their daily figures, up to the last midnight. */
async function readReport(db: Db, call: Call<unknown, SelectionQuery>) {
  const asked = await readSelection(db, call);
  const isOne = asked.query.agencyIds.length === 1;
  const selection = isOne ? asked : upToLastDay(asked, call.now);
  const rows = await (isOne ? countFigures(db, selection.query) : sumFigures(db, selection.query));
  const levels = new Map(selection.agencies.map(({ id, level }) => [id, level]));
  return { selection, report: drawUpReport(rows, (id) => levels.get(id) ?? 'commune') };
}
