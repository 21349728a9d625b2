import { assertMay } from '#platform/access';
import { forbidden, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { ReportSent } from '../events.ts';
import { statisticsPermissions } from '../permissions.ts';
import { insertSentReport, type SentReport } from '../sent-report-store.ts';

/** A report drawn up to be sent, with its PDF. */
export interface ReportToSend extends Omit<SentReport, 'sentAt' | 'sentBy' | 'sentByName'> {
  readonly pdf: Uint8Array;
}

/**
 * Keeps a report of the asker's own agency as it is, with its PDF and the hash of it, when they hold the permission. Refuses a
 * period that is not over, and a report of another agency: who follows a province reaches its communes and reports for none.
 */
export async function keepReport(
  act: Act,
  permission: 'statistics.send' | 'statistics.send_province',
  { pdf, ...report }: ReportToSend,
): Promise<string> {
  const { agencyId, id, form, periodKey, pdfHash } = report;
  assertMay(statisticsPermissions, permission, act.who, { agencyIds: [agencyId] });
  if (agencyId !== act.who.agencyId) throw forbidden(permission);
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
