import { createHash } from 'node:crypto';
import Type from 'typebox';
import type { Db } from '#platform/database';
import { notFound, Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import { type Call, href, route } from '#platform/route';
import type { ReportToSend } from '../../actions/keep-report.ts';
import { sendProvinceReport } from '../../actions/send-province-report.ts';
import { sendReport } from '../../actions/send-report.ts';
import { countFigures } from '../../figure-store.ts';
import { sumFigures } from '../../period-figure-store.ts';
import { drawUpReport } from '../../report-ii06a.ts';
import { byAgency, rowsOf } from '../../reported-agency.ts';
import { listReported } from '../../reported-dossier-store.ts';
import { levelIn, ownProvinceIn, readSelection, type Selection } from '../../selection.ts';
import { printReport } from './report-paper.ts';

const params = Type.Object({ period: Type.String({ maxLength: 7 }) });

type SendCall = Call<{ period: string }>;

/** What a report to be sent is made of, all of one snapshot. */
interface DrawnUp extends Pick<ReportToSend, 'agencyId' | 'report' | 'dossiers' | 'agencies'> {
  readonly selection: Selection;
}

const sentHref = (id: string): string => href('/can-bo/thong-ke/da-gui/:report', { report: id });

/** Sends report II.06a of the asker's agency for a period that is over: figures, dossiers and PDF are of one snapshot. */
export const sendReportAction = route({
  method: 'POST',
  url: '/can-bo/thong-ke/ii-06a/gui/:period',
  may: 'statistics.send',
  params,
  async run(call) {
    const toSend = await printToSend(call, await call.read((db) => drawUpOwn(db, call)));
    return call.act((act) => sendReport(act, toSend), sentHref, 'statistics.report_sent');
  },
});

/** Sends report II.06a of the asker's province: the sums over its agencies, with what each of them had, and the PDF. */
export const sendProvinceReportAction = route({
  method: 'POST',
  url: '/can-bo/thong-ke/ii-06a/gui-cua-tinh/:period',
  may: 'statistics.send_province',
  params,
  async run(call) {
    const toSend = await printToSend(call, await call.read((db) => drawUpProvince(db, call)));
    return call.act((act) => sendProvinceReport(act, toSend), sentHref, 'statistics.report_sent');
  },
});

async function drawUpOwn(db: Db, call: SendCall): Promise<DrawnUp> {
  const selection = await readOver(db, call, [call.who.agencyId ?? ''].filter(Boolean));
  const { agency, query } = selection;
  if (!agency) throw notFound('agency');
  const [rows, dossiers] = await Promise.all([countFigures(db, query), listReported(db, query)]);
  const report = drawUpReport(rows, () => agency.level);
  return { selection, agencyId: agency.id, report, dossiers, agencies: null };
}

/** By the daily figures, as the page shows them. */
async function drawUpProvince(db: Db, call: SendCall): Promise<DrawnUp> {
  const selection = await readOver(db, call, call.who.agencies);
  const province = ownProvinceIn(selection, call.who);
  if (!province) throw new Refusal('report.not_of_province');
  const agencies = byAgency(selection.query.agencyIds, await sumFigures(db, selection.query));
  const report = drawUpReport(rowsOf(agencies), levelIn(selection));
  return { selection, agencyId: province.id, report, dossiers: [], agencies };
}

/** The period asked for of these agencies; refuses one that is not over. */
async function readOver(db: Db, { params, now }: SendCall, agencies: readonly string[]): Promise<Selection> {
  const selection = await readSelection(db, { who: { agencies }, now, query: { ky: params.period } });
  if (selection.period.to > now) throw new Refusal('report.period_not_over');
  return selection;
}

/** Prints a report that was drawn up, outside of any transaction. */
async function printToSend(call: SendCall, { selection, ...drawnUp }: DrawnUp): Promise<ReportToSend> {
  const { period, query } = selection;
  const printed = { report: drawnUp.report, selection, preparer: call.who.name, at: call.now };
  const { pdf, places } = await printReport(call.tools.pdf, printed);
  return {
    ...drawnUp,
    ...{ id: newId(call.now), periodKey: period.key, pdf },
    form: 'II.06a',
    ...{ periodFrom: period.from, periodTo: period.to, leftOut: query.leftOut },
    sealPlace: places.find(({ name }) => name === 'seal') ?? null,
    pdfHash: createHash('sha256').update(pdf).digest('hex'),
  };
}
