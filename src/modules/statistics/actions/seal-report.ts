import { assertMay, type Principal } from '#platform/access';
import { forbidden, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { ReportSealed } from '../events.ts';
import { statisticsPermissions } from '../permissions.ts';
import { insertReportSeal, type ReportSeal, type SentReport } from '../sent-report-store.ts';

/** A sent report with the seal of its agency on it, not kept yet. */
export interface SealedReport extends Pick<ReportSeal, 'pdfHash' | 'level'> {
  readonly pdf: Uint8Array;
}

/** Throws unless the report is of the asker's own agency and somebody else sent it (`report.sealed_by_sender`). */
export function assertMaySeal(who: Principal, { agencyId, sentBy }: Pick<SentReport, 'agencyId' | 'sentBy'>): void {
  assertMay(statisticsPermissions, 'statistics.seal', who, { agencyIds: [agencyId] });
  if (agencyId !== who.agencyId) throw forbidden('statistics.seal');
  if (sentBy === who.id) throw new Refusal('report.sealed_by_sender');
}

/** Keeps the sealed PDF beside the one that was sent. Throws `report.sealed_already`, `report.sealed_by_sender`. */
export async function sealReport(
  act: Act,
  report: Pick<SentReport, 'agencyId' | 'id' | 'sentBy'>,
  { pdf, pdfHash, level }: SealedReport,
): Promise<void> {
  const { agencyId, id } = report;
  assertMaySeal(act.who, report);
  const by = { sealedAt: act.now, sealedBy: act.who.id, sealedByName: act.who.name };
  if (!(await insertReportSeal(act.tx, report, { pdf, pdfHash, level, ...by })))
    throw new Refusal('report.sealed_already');
  const data = { hash: pdfHash, level };
  await act.announce<ReportSealed>({ type: 'statistics.report_sealed', agencyId, subjectId: id, data });
}
