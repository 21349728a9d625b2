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
import { byAgency } from '../../reported-agency.ts';
import {
  isPart,
  levelIn,
  ownProvinceIn,
  readSelection,
  type Selection,
  type SelectionQuery,
  selectionQuery,
  upToLastDay,
} from '../../selection.ts';
import { readOwnReports } from '../own-reports/read-own-reports.ts';
import { ReportPage, type ReportProps } from './report.view.tsx';
import { printReport } from './report-paper.ts';
import { reportSheet } from './report-sheet.ts';

const query = Type.Object(selectionQuery);

type ReportCall = Call<unknown, SelectionQuery>;

/** Report II.06a of an agency or of all within reach, for a month, a quarter, a half-year or a year. */
export const reportPage = route({
  method: 'GET',
  url: '/can-bo/thong-ke/ii-06a',
  may: 'statistics.view',
  reports: true,
  query,
  async run(call) {
    const read = await call.read(async (db) => {
      const { rows, ...drawnUp } = await readReport(db, call);
      const sending = sendingOf(call, drawnUp.selection);
      const { query, period } = drawnUp.selection;
      const province = sending?.province;
      const own = province && (await readOwnReports(db, province.id, period, byAgency(query.agencyIds, rows)));
      return { ...drawnUp, sending, own };
    });
    const body = <ReportPage {...read} locale={call.locale} now={call.now} />;
    return call.page({ title: messages(call.locale).month.report, audience: 'officer', body });
  },
});

/**
 * What the asker may send of what is shown, once the period is over: the report of their agency, or of their province. Of a
 * part of the period nothing is sent, as a report tells of the whole.
 */
function sendingOf({ who, now, tokens }: ReportCall, selection: Selection): ReportProps['sending'] {
  if (selection.period.to > now || isPart(selection)) return undefined;
  const isOwn = selection.agency !== undefined && selection.agency.id === who.agencyId;
  if (isOwn && decide(statisticsPermissions['statistics.send'], who)) return { tokens, province: undefined };
  const province = ownProvinceIn(selection, who);
  const maySend = province && decide(statisticsPermissions['statistics.send_province'], who);
  return maySend ? { tokens, province } : undefined;
}

/** The same report as a spreadsheet. */
export const reportDownload = route({
  method: 'GET',
  url: '/can-bo/thong-ke/ii-06a.xlsx',
  answers: 'file',
  may: 'statistics.view',
  reports: true,
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
  reports: true,
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
async function readReport(db: Db, call: ReportCall) {
  const asked = await readSelection(db, call);
  const isOne = asked.query.agencyIds.length === 1;
  const selection = isOne ? asked : upToLastDay(asked, call.now);
  const rows = await (isOne ? countFigures(db, selection.query) : sumFigures(db, selection.query));
  return { selection, rows, report: drawUpReport(rows, levelIn(selection)) };
}
