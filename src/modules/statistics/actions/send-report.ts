import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { ReportSent } from '../events.ts';
import { statisticsPermissions } from '../permissions.ts';
import { insertSentReport, type SentReport } from '../sent-report-store.ts';

/** A report drawn up to be sent, with its PDF. */
export interface ReportToSend extends Omit<SentReport, 'sentAt' | 'sentBy' | 'sentByName'> {
  readonly pdf: Uint8Array;
}

/** Keeps a report as it is, with its PDF and the hash of it. Refuses a period that is not over. */
export async function sendReport(act: Act, { pdf, ...report }: ReportToSend): Promise<string> {
  const { agencyId, id, form, periodKey, pdfHash } = report;
  assertMay(statisticsPermissions, 'statistics.send', act.who, { agencyIds: [agencyId] });
  if (report.periodTo > act.now) throw new Refusal('report.period_not_over');
  const sent = { ...report, sentAt: act.now, sentBy: act.who.id, sentByName: act.who.name };
  await insertSentReport(act.tx, sent, pdf);
  await act.announce<ReportSent>({
    type: 'statistics.report_sent',
    agencyId,
    subjectId: id,
    data: { form, period: periodKey, hash: pdfHash },
  });
  return id;
}
