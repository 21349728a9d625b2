import Type from 'typebox';
import type { Db } from '#platform/database';
import { notFound } from '#platform/errors';
import { isId } from '#platform/identifiers';
import { type Call, route } from '#platform/route';
import { listCountedAgencies } from '../../agency-store.ts';
import { messages } from '../../messages.ts';
import { reportedFigures } from '../../report-ii06a.ts';
import { differencesBetween } from '../../reported-dossier.ts';
import { listReported } from '../../reported-dossier-store.ts';
import { findSentPdf, findSentReport, listSentReports } from '../../sent-report-store.ts';
import { SentReportPage, SentReportsPage } from './sent.view.tsx';

const url = '/can-bo/thong-ke/da-gui';
const params = Type.Object({ report: Type.String({ maxLength: 36 }) });
const shown = 200;

type SentCall = Call<{ report: string }>;

/** The reports that the asker's agency, or those below it, sent. */
export const sentReportsPage = route({
  method: 'GET',
  url,
  may: 'statistics.view',
  async run(call) {
    const { agencies } = call.who;
    const [reports, names] = await call.read((db) =>
      Promise.all([listSentReports(db, agencies, shown), listCountedAgencies(db, agencies)]),
    );
    const body = <SentReportsPage reports={reports} agencies={names} locale={call.locale} />;
    return call.page({ title: messages(call.locale).sent.title, audience: 'officer', body });
  },
});

/** A report as it was sent, beside what it would say now, with the dossiers that moved. */
export const sentReportPage = route({
  method: 'GET',
  url: `${url}/:report`,
  may: 'statistics.view',
  params,
  async run(call) {
    const read = await call.read((db) => readSent(db, call));
    const body = <SentReportPage {...read} locale={call.locale} />;
    return call.page({ title: messages(call.locale).sent.title, audience: 'officer', body });
  },
});

/** The PDF of a report, byte for byte as it was sent. */
export const sentReportDownload = route({
  method: 'GET',
  url: `${url}/:report/bao-cao.pdf`,
  answers: 'file',
  may: 'statistics.view',
  params,
  async run(call) {
    const { report } = call.params;
    const pdf = isId(report) && (await call.read((db) => findSentPdf(db, call.who.agencies, report)));
    if (!pdf) throw notFound('report');
    return { kind: 'file', content: pdf, type: 'application/pdf', name: `${report}.pdf` };
  },
});

async function readSent(db: Db, { params: { report }, who }: SentCall) {
  const sent = isId(report) ? await findSentReport(db, who.agencies, report) : undefined;
  if (!sent) throw notFound('report');
  const [agency] = await listCountedAgencies(db, [sent.agencyId]);
  const { periodFrom: from, periodTo: until, leftOut } = sent;
  const now = await listReported(db, { agencyIds: [sent.agencyId], from, until, leftOut });
  return { sent, agency, differences: differencesBetween(sent.dossiers, now, reportedFigures) };
}
