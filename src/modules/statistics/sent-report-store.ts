import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { Report } from './report-ii06a.ts';
import type { ReportedDossier } from './reported-dossier.ts';

/** A report as it was sent. Instants are milliseconds. */
export interface SentReport {
  readonly agencyId: string;
  readonly id: string;
  readonly form: 'II.06a';
  readonly periodKey: string;
  readonly periodFrom: number;
  readonly periodTo: number;
  readonly leftOut: readonly string[];
  readonly report: Report;
  readonly dossiers: readonly ReportedDossier[];
  readonly pdfHash: string;
  readonly sentAt: number;
  readonly sentBy: string;
  readonly sentByName: string;
}

/** What a list shows of it. */
export type SentReportLine = Omit<SentReport, 'report' | 'dossiers' | 'leftOut'>;

/** Keeps a report with its PDF. */
export async function insertSentReport(tx: Tx, sent: SentReport, pdf: Uint8Array): Promise<void> {
  await tx.query(sql`
    insert into statistics.sent_report (agency_id, id, form, period_key, period_from, period_to, left_out, report, dossiers, pdf, pdf_sha256,
      sent_at, sent_by, sent_by_name)
    values (${sent.agencyId}, ${sent.id}, ${sent.form}, ${sent.periodKey}, ${new Date(sent.periodFrom)}, ${new Date(sent.periodTo)},
      ${sent.leftOut}, ${sent.report}, ${JSON.stringify(sent.dossiers)}, ${Buffer.from(pdf)}, ${sent.pdfHash}, ${new Date(sent.sentAt)},
      ${sent.sentBy}, ${sent.sentByName})`);
}

const lineColumns = sql`agency_id as "agencyId", id, form, period_key as "periodKey", period_from as "periodFrom", period_to as "periodTo",
  pdf_sha256 as "pdfHash", sent_at as "sentAt", sent_by as "sentBy", sent_by_name as "sentByName"`;

/** The newest reports that agencies sent. */
export function listSentReports(db: Db, agencyIds: readonly string[], limit: number): Promise<SentReportLine[]> {
  return db.query<SentReportLine>(sql`
    select ${lineColumns} from statistics.sent_report where agency_id = any (${agencyIds}::uuid[])
    order by sent_at desc, id desc limit ${limit}`);
}

/** A report that one of the agencies sent. */
export function findSentReport(db: Db, agencyIds: readonly string[], id: string): Promise<SentReport | undefined> {
  return optional<SentReport>(
    db,
    sql`select ${lineColumns}, left_out as "leftOut", report, dossiers from statistics.sent_report
      where agency_id = any (${agencyIds}::uuid[]) and id = ${id}`,
  );
}

/** The PDF of a report, byte for byte as it was sent. */
export async function findSentPdf(db: Db, agencyIds: readonly string[], id: string): Promise<Buffer | undefined> {
  const found = await optional<{ pdf: Buffer }>(
    db,
    sql`select pdf from statistics.sent_report where agency_id = any (${agencyIds}::uuid[]) and id = ${id}`,
  );
  return found?.pdf;
}
