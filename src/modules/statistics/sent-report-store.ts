import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { OwnReport } from './own-reports.ts';
import { type Report, type ReportCounts, reportedFigures } from './report-ii06a.ts';
import type { ReportedAgency } from './reported-agency.ts';
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
  /** Of the report of one agency; none where several are added up. */
  readonly dossiers: readonly ReportedDossier[];
  /** What each agency had in a report that adds up several; null in that of one. */
  readonly agencies: readonly ReportedAgency[] | null;
  readonly pdfHash: string;
  readonly sentAt: number;
  readonly sentBy: string;
  readonly sentByName: string;
  /** Where on the PDF there is room for a seal; none in reports of an earlier version. */
  readonly sealPlace: SealPlace | null;
}

/** A page from 1, and millimetres from its left and top edge. */
export interface SealPlace {
  readonly page: number;
  readonly left: number;
  readonly top: number;
}

/** What a list shows of it. */
export interface SentReportLine extends Omit<SentReport, 'report' | 'dossiers' | 'agencies' | 'leftOut' | 'sealPlace'> {
  readonly isSealed: boolean;
  /** Whether it adds up several agencies. */
  readonly isOfSeveral: boolean;
}

/** Keeps a report with its PDF. */
export async function insertSentReport(tx: Tx, sent: SentReport, pdf: Uint8Array): Promise<void> {
  await tx.query(sql`
    insert into statistics.sent_report (agency_id, id, form, period_key, period_from, period_to, left_out, report, dossiers, agencies, pdf,
      pdf_sha256, sent_at, sent_by, sent_by_name, seal_page, seal_left, seal_top)
    values (${sent.agencyId}, ${sent.id}, ${sent.form}, ${sent.periodKey}, ${new Date(sent.periodFrom)}, ${new Date(sent.periodTo)},
      ${sent.leftOut}, ${sent.report}, ${JSON.stringify(sent.dossiers)}, ${sent.agencies && JSON.stringify(sent.agencies.map(packed))},
      ${Buffer.from(pdf)}, ${sent.pdfHash}, ${new Date(sent.sentAt)}, ${sent.sentBy}, ${sent.sentByName},
      ${sent.sealPlace?.page ?? null}, ${sent.sealPlace?.left ?? null}, ${sent.sealPlace?.top ?? null})`);
}

/** An agency as it is kept, so that a province of hundreds of communes is a small row: a field, then columns (3) to (13). */
interface PackedAgency {
  readonly agencyId: string;
  readonly fields: readonly (readonly [field: string, ...figures: number[]])[];
}

const packed = ({ agencyId, fields }: ReportedAgency): PackedAgency => ({
  agencyId,
  fields: fields.map(({ field, counts }) => [field, ...reportedFigures.map((name) => counts[name])]),
});

const unpacked = ({ agencyId, fields }: PackedAgency): ReportedAgency => ({
  agencyId,
  fields: fields.map(([field, ...figures]) => {
    const counts = Object.fromEntries(reportedFigures.map((name, i) => [name, figures[i] ?? 0])) as ReportCounts;
    return { field, counts };
  }),
});

const lineColumns = sql`agency_id as "agencyId", id, form, period_key as "periodKey", period_from as "periodFrom", period_to as "periodTo",
  pdf_sha256 as "pdfHash", sent_at as "sentAt", sent_by as "sentBy", sent_by_name as "sentByName"`;

/** The newest reports that agencies sent. */
export function listSentReports(db: Db, agencyIds: readonly string[], limit: number): Promise<SentReportLine[]> {
  return db.query<SentReportLine>(sql`
    select ${lineColumns}, exists (
        select from statistics.report_seal s where s.agency_id = r.agency_id and s.report_id = r.id) as "isSealed",
      agencies is not null as "isOfSeveral"
      from statistics.sent_report r where agency_id = any (${agencyIds}::uuid[])
    order by sent_at desc, id desc limit ${limit}`);
}

/** A report that one of the agencies sent. */
export async function findSentReport(
  db: Db,
  agencyIds: readonly string[],
  id: string,
): Promise<SentReport | undefined> {
  const found = await optional<Omit<SentReport, 'agencies'> & { readonly agencies: readonly PackedAgency[] | null }>(
    db,
    sql`select ${lineColumns}, left_out as "leftOut", report, dossiers, agencies, case when seal_page is not null then
        jsonb_build_object('page', seal_page, 'left', seal_left, 'top', seal_top) end as "sealPlace"
      from statistics.sent_report
      where agency_id = any (${agencyIds}::uuid[]) and id = ${id}`,
  );
  return found && { ...found, agencies: found.agencies?.map(unpacked) ?? null };
}

/** Of each of the agencies the newest report that it sent of its own for a period. */
export function listOwnReports(db: Db, agencyIds: readonly string[], periodKey: string): Promise<OwnReport[]> {
  return db.query<OwnReport>(sql`
    select distinct on (agency_id) agency_id as "agencyId", id, report from statistics.sent_report
    where agency_id = any (${agencyIds}::uuid[]) and period_key = ${periodKey} and agencies is null
    order by agency_id, sent_at desc, id desc`);
}

/** The PDF of a report, byte for byte as it was sent. */
export async function findSentPdf(db: Db, agencyIds: readonly string[], id: string): Promise<Buffer | undefined> {
  const found = await optional<{ pdf: Buffer }>(
    db,
    sql`select pdf from statistics.sent_report where agency_id = any (${agencyIds}::uuid[]) and id = ${id}`,
  );
  return found?.pdf;
}

/** The seal of an agency on a report that it sent. */
export interface ReportSeal {
  /** SHA-256 of the PDF with the seal. */
  readonly pdfHash: string;
  /** T: time-stamped. */
  readonly level: 'B' | 'T';
  /** Milliseconds. */
  readonly sealedAt: number;
  readonly sealedByName: string;
}

type ReportKey = Pick<SentReport, 'agencyId' | 'id'>;

export function findReportSeal(db: Db, { agencyId, id }: ReportKey): Promise<ReportSeal | undefined> {
  return optional<ReportSeal>(
    db,
    sql`select pdf_sha256 as "pdfHash", level, sealed_at as "sealedAt", sealed_by_name as "sealedByName"
      from statistics.report_seal where agency_id = ${agencyId} and report_id = ${id}`,
  );
}

/** The PDF of a report with the seal of its agency. */
export async function findSealedPdf(db: Db, agencyIds: readonly string[], id: string): Promise<Buffer | undefined> {
  const found = await optional<{ pdf: Buffer }>(
    db,
    sql`select pdf from statistics.report_seal where agency_id = any (${agencyIds}::uuid[]) and report_id = ${id}`,
  );
  return found?.pdf;
}

/** Puts a seal beside its report; false when there is one already. */
export async function insertReportSeal(
  tx: Tx,
  { agencyId, id }: ReportKey,
  seal: ReportSeal & { readonly sealedBy: string; readonly pdf: Uint8Array },
): Promise<boolean> {
  const rows = await tx.query(sql`
    insert into statistics.report_seal (agency_id, report_id, pdf, pdf_sha256, level, sealed_at, sealed_by, sealed_by_name)
    values (${agencyId}, ${id}, ${Buffer.from(seal.pdf)}, ${seal.pdfHash}, ${seal.level}, ${new Date(seal.sealedAt)}, ${seal.sealedBy},
      ${seal.sealedByName})
    on conflict do nothing returning report_id`);
  return rows.length === 1;
}
