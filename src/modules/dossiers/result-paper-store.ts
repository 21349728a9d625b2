import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { DossierKey } from './dossier-store.ts';

/** The result as a signed PDF; millimetres say where the agency's seal goes. */
export interface ResultPaper {
  readonly fileAgencyId: string;
  readonly fileId: string;
  readonly checkCode: string;
  readonly sealPage: number;
  readonly sealLeft: number;
  readonly sealTop: number;
  readonly sealHeight: number;
  /** Whether a time-stamp proves the time of the last signature (T) or not (B). */
  readonly level: 'B' | 'T';
  readonly sealedAt: number | null;
}

const columns = sql`p.file_agency_id as "fileAgencyId", p.file_id as "fileId", p.check_code as "checkCode", p.seal_page as "sealPage",
  p.seal_left as "sealLeft", p.seal_top as "sealTop", p.seal_height as "sealHeight", p.level, p.sealed_at as "sealedAt"`;

export function findResultPaper(db: Db, { agencyId, id }: DossierKey): Promise<ResultPaper | undefined> {
  return optional<ResultPaper>(
    db,
    sql`select ${columns} from dossiers.result_paper p where p.agency_id = ${agencyId} and p.dossier_id = ${id}`,
  );
}

export async function insertResultPaper(tx: Tx, { agencyId, id }: DossierKey, p: ResultPaper): Promise<void> {
  await tx.query(sql`
    insert into dossiers.result_paper (agency_id, dossier_id, file_agency_id, file_id, check_code, seal_page, seal_left, seal_top, seal_height, level)
    values (${agencyId}, ${id}, ${p.fileAgencyId}, ${p.fileId}, ${p.checkCode}, ${p.sealPage}, ${p.sealLeft}, ${p.sealTop}, ${p.sealHeight}, ${p.level})`);
}

/** The sealed file takes the place of the one the person signed, which it holds whole. */
export async function saveSeal(
  tx: Tx,
  { agencyId, id }: DossierKey,
  { fileId, level, sealedAt }: { readonly fileId: string; readonly level: 'B' | 'T'; readonly sealedAt: number },
): Promise<void> {
  await tx.query(sql`
    update dossiers.result_paper set unsealed_file_id = file_id, file_id = ${fileId}, level = ${level}, sealed_at = ${new Date(sealedAt)}
    where agency_id = ${agencyId} and dossier_id = ${id}`);
}

/** What anybody may know of an issued result by the code on it. */
export interface IssuedResult {
  readonly number: string;
  readonly issuedAt: number;
  readonly procedureName: string;
  readonly handlingAgencyId: string;
  readonly sealedAt: number | null;
}

/** The issued result with this code, at the agency it was handed in to. */
export function findIssuedResult(db: Db, agencyId: string, checkCode: string): Promise<IssuedResult | undefined> {
  return optional<IssuedResult>(
    db,
    sql`
    select r.number, r.issued_at as "issuedAt", d.procedure_name as "procedureName", d.handling_agency_id as "handlingAgencyId",
      p.sealed_at as "sealedAt"
    from dossiers.result_paper p
    join dossiers.result r on r.agency_id = p.agency_id and r.dossier_id = p.dossier_id
    join dossiers.dossier d on d.agency_id = p.agency_id and d.id = p.dossier_id
    where p.agency_id = ${agencyId} and p.check_code = ${checkCode} and r.issued_at is not null`,
  );
}
