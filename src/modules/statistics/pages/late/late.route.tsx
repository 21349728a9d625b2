import Type from 'typebox';
import type { Db } from '#platform/database';
import { type Call, route } from '#platform/route';
import { spreadsheet, spreadsheetType } from '#platform/spreadsheet';
import { countLate } from '../../late-reason-store.ts';
import { messages } from '../../messages.ts';
import { drawUpLateReport } from '../../report-ii07.ts';
import { isMany, levelIn, readSelection, type SelectionQuery, selectionQuery } from '../../selection.ts';
import { LatePage } from './late.view.tsx';
import { printLateReport } from './late-paper.ts';
import { lateSheet } from './late-sheet.ts';

const query = Type.Object(selectionQuery);

/** Report II.07 of an agency or of all within reach: what was settled late or is late, and why. */
export const lateReportPage = route({
  method: 'GET',
  url: '/can-bo/thong-ke/ii-07',
  may: 'statistics.view',
  reports: true,
  query,
  async run(call) {
    const read = await call.read((db) => readLate(db, call));
    const body = <LatePage {...read} locale={call.locale} now={call.now} />;
    return call.page({ title: messages(call.locale).month.late, audience: 'officer', body });
  },
});

/** The same report as a spreadsheet. */
export const lateReportDownload = route({
  method: 'GET',
  url: '/can-bo/thong-ke/ii-07.xlsx',
  answers: 'file',
  may: 'statistics.view',
  reports: true,
  query,
  async run(call) {
    const { lines, selection } = await call.read((db) => readLate(db, call));
    const content = spreadsheet([lateSheet(lines, selection, call.locale)], call.now);
    return { kind: 'file', content, type: spreadsheetType, name: nameOf(call, selection, 'xlsx') };
  },
});

/** The same report as PDF/A. */
export const lateReportPrint = route({
  method: 'GET',
  url: '/can-bo/thong-ke/ii-07.pdf',
  answers: 'file',
  may: 'statistics.view',
  reports: true,
  query,
  perMinute: 30,
  async run(call) {
    const { lines, selection } = await call.read((db) => readLate(db, call));
    const printed = { lines, selection, preparer: call.who.name, at: call.now };
    const content = Buffer.from(await printLateReport(call.tools.pdf, printed));
    return { kind: 'file', content, type: 'application/pdf', name: nameOf(call, selection, 'pdf') };
  },
});

type LateCall = Call<unknown, SelectionQuery>;
type Read = Awaited<ReturnType<typeof readLate>>;

const nameOf = ({ locale }: LateCall, { agency, agencies, period }: Read['selection'], type: string): string =>
  messages(locale).late.fileName((agency ?? agencies[0]!).code, period.key, type);

/** Of the whole country one agency is to be chosen: nobody reads the reasons of three thousand on one page. */
async function readLate(db: Db, call: LateCall) {
  const selection = await readSelection(db, call);
  const isTooMany = isMany(selection) && !selection.agency;
  const rows = isTooMany ? [] : await countLate(db, selection.query);
  return { selection, isTooMany, lines: drawUpLateReport(rows, levelIn(selection)) };
}
