import { createHash } from 'node:crypto';
import Type from 'typebox';
import { notFound, Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import { href, route } from '#platform/route';
import { type ReportToSend, sendReport } from '../../actions/send-report.ts';
import { countFigures } from '../../figure-store.ts';
import { drawUpReport } from '../../report-ii06a.ts';
import { listReported } from '../../reported-dossier-store.ts';
import { readSelection } from '../../selection.ts';
import { printReport } from './report-paper.ts';

/** Sends report II.06a of the asker's agency for a period that is over: figures, dossiers and PDF are of one snapshot. */
export const sendReportAction = route({
  method: 'POST',
  url: '/can-bo/thong-ke/ii-06a/gui/:period',
  may: 'statistics.send',
  params: Type.Object({ period: Type.String({ maxLength: 7 }) }),
  async run(call) {
    const { selection, rows, dossiers } = await call.read(async (db) => {
      const asked = { who: { agencies: [call.who.agencyId ?? ''].filter(Boolean) }, now: call.now };
      const selection = await readSelection(db, { ...asked, query: { ky: call.params.period } });
      const [rows, dossiers] = await Promise.all([
        countFigures(db, selection.query),
        listReported(db, selection.query),
      ]);
      return { selection, rows, dossiers };
    });
    const { agency, period } = selection;
    if (!agency) throw notFound('agency');
    if (period.to > call.now) throw new Refusal('report.period_not_over');
    const report = drawUpReport(rows, () => agency.level);
    const { pdf, places } = await printReport(call.tools.pdf, {
      report,
      selection,
      preparer: call.who.name,
      at: call.now,
    });
    const toSend: ReportToSend = {
      ...{ agencyId: agency.id, id: newId(call.now), periodKey: period.key, pdf, report, dossiers },
      form: 'II.06a',
      ...{ periodFrom: period.from, periodTo: period.to, leftOut: selection.query.leftOut },
      sealPlace: places.find(({ name }) => name === 'seal') ?? null,
      pdfHash: createHash('sha256').update(pdf).digest('hex'),
    };
    return call.act(
      (act) => sendReport(act, toSend),
      (id) => href('/can-bo/thong-ke/da-gui/:report', { report: id }),
      'statistics.report_sent',
    );
  },
});
