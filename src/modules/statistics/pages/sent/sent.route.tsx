import Type from 'typebox';
import { hasUsableCertificate, signatureMessages } from '#modules/signatures';
import { decide } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { fillIn, notFound, Refusal } from '#platform/errors';
import { type FormErrors, readForm } from '#platform/form';
import { isId } from '#platform/identifiers';
import { type Call, href, route } from '#platform/route';
import { assertMaySeal, sealReport } from '../../actions/seal-report.ts';
import { hasHolder, listCountedAgencies } from '../../agency-store.ts';
import { messages } from '../../messages.ts';
import { statisticsPermissions } from '../../permissions.ts';
import {
  findReportSeal,
  findSealedPdf,
  findSentPdf,
  findSentReport,
  listSentReports,
  type SentReport,
} from '../../sent-report-store.ts';
import { besideToday } from './beside-today.ts';
import { putSeal } from './put-seal.ts';
import { SentReportPage, SentReportsPage } from './sent.view.tsx';

const url = '/can-bo/thong-ke/da-gui';
const params = Type.Object({ report: Type.String({ maxLength: 36 }) });
const shown = 200;

type SentCall = Call<{ report: string }>;

/** The reports that the asker's agency, or those below it, sent. */
export const sentReportsPage = route({
  method: 'GET',
  url,
  may: 'statistics.view_sent',
  async run(call) {
    const { agencies } = call.who;
    const [reports, names] = await call.read((db) =>
      Promise.all([listSentReports(db, agencies, shown), listCountedAgencies(db, agencies)]),
    );
    const body = <SentReportsPage reports={reports} agencies={names} above={aboveFor(call)} locale={call.locale} />;
    return call.page({ title: messages(call.locale).sent.title, audience: 'officer', body });
  },
});

/** A report as it was sent, beside what it would say now, with the dossiers that moved or the agencies that changed. */
export const sentReportPage = route({
  method: 'GET',
  url: `${url}/:report`,
  may: 'statistics.view_sent',
  params,
  async run(call) {
    return showSent(call);
  },
});

const sealForm = Type.Object({ certificatePassword: Type.String({ minLength: 1, maxLength: 200 }) });

/** Puts the digital seal of the agency on a report that it sent. */
export const sealReportAction = route({
  method: 'POST',
  url: `${url}/:report/dong-dau`,
  may: 'statistics.seal',
  confirmed: true,
  params,
  form: sealForm,
  async run(call) {
    const sent = await call.read((db) => getSent(db, call));
    assertMaySeal(call.who, sent);
    const reading = readForm(sealForm, call.form, messages(call.locale).fields, call.locale);
    if (!reading.ok) return showSent(call, reading.errors, 422);
    try {
      if (await call.read((db) => findReportSeal(db, sent))) throw new Refusal('report.sealed_already');
      const sealed = await putSeal(call, sent, reading.values.certificatePassword);
      const there = () => href(`${url}/:report`, call.params);
      return await call.act((act) => sealReport(act, sent, sealed), there, 'statistics.report_sealed');
    } catch (error) {
      if (!(error instanceof Refusal) || typeof error.facts.field !== 'string') throw error;
      const texts: Readonly<Record<string, string>> = signatureMessages(call.locale).refusals;
      const text = fillIn(texts[error.code] ?? error.code, error.facts);
      return showSent(call, { certificatePassword: text }, error.status);
    }
  },
});

/** The page of a sent report; whoever may seal it is asked for the password of the seal. */
async function showSent(call: SentCall, errors: FormErrors = {}, status = 200) {
  const read = await call.read((db) => readSent(db, call));
  const { sent, seal } = read;
  const isOther = call.who.agencyId === sent.agencyId && call.who.id !== sent.sentBy;
  const maySeal = isOther && !seal && decide(statisticsPermissions['statistics.seal'], call.who);
  const sealing = maySeal && { tokens: call.tokens, errors, isThere: await hasUsableCertificate(call, 'seal') };
  const body = <SentReportPage {...read} sealing={sealing || undefined} above={aboveFor(call)} locale={call.locale} />;
  return call.page({ title: messages(call.locale).sent.title, audience: 'officer', body, status });
}

/** The page of figures, for who may see it. */
const aboveFor = ({ who, locale }: Pick<Call, 'who' | 'locale'>) =>
  decide(statisticsPermissions['statistics.view'], who)
    ? [{ href: '/can-bo/thong-ke', label: messages(locale).title }]
    : [];

/** The PDF of a report, byte for byte as it was sent. */
export const sentReportDownload = route({
  method: 'GET',
  url: `${url}/:report/bao-cao.pdf`,
  answers: 'file',
  may: 'statistics.view_sent',
  params,
  async run(call) {
    const { report } = call.params;
    const pdf = isId(report) && (await call.read((db) => findSentPdf(db, call.who.agencies, report)));
    if (!pdf) throw notFound('report');
    return { kind: 'file', content: pdf, type: 'application/pdf', name: `${report}.pdf` };
  },
});

/** The PDF of a report with the seal of its agency. */
export const sealedReportDownload = route({
  method: 'GET',
  url: `${url}/:report/bao-cao-co-dau.pdf`,
  answers: 'file',
  may: 'statistics.view_sent',
  params,
  async run(call) {
    const { report } = call.params;
    const pdf = isId(report) && (await call.read((db) => findSealedPdf(db, call.who.agencies, report)));
    if (!pdf) throw notFound('report');
    return { kind: 'file', content: pdf, type: 'application/pdf', name: `${report}.pdf` };
  },
});

async function getSent(db: Db, { params: { report }, who }: SentCall): Promise<SentReport> {
  const sent = isId(report) ? await findSentReport(db, who.agencies, report) : undefined;
  if (!sent) throw notFound('report');
  return sent;
}

async function readSent(db: Db, call: SentCall) {
  const sent = await getSent(db, call);
  const roles = statisticsPermissions['statistics.seal'].grants.map(({ role }) => role);
  const [[agency], seal, mayBeSealed, beside] = await Promise.all([
    listCountedAgencies(db, [sent.agencyId]),
    findReportSeal(db, sent),
    hasHolder(db, sent.agencyId, { roles, day: dayOf(call.now), exceptId: sent.sentBy }),
    besideToday(db, call, sent),
  ]);
  return { sent, agency, seal, mayBeSealed, beside };
}
