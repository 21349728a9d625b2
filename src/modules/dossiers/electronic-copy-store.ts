import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { DossierKey } from './dossier-store.ts';
import type { CopyToHandOver, ElectronicCopy } from './electronic-copy.ts';

const columns = sql`e.ordinal, e.scan_agency_id as "scanAgencyId", e.scan_file_id as "scanFileId", e.chosen_at as "chosenAt",
  e.chosen_by_name as "chosenByName", e.file_agency_id as "fileAgencyId", e.file_id as "fileId", e.check_code as "checkCode",
  e.level, e.signed_at as "signedAt", e.sealed_at as "sealedAt"`;

/** The electronic copies of a dossier for which a scan was chosen, in the order of their lines. */
export function listElectronicCopies(db: Db, { agencyId, id }: DossierKey): Promise<ElectronicCopy[]> {
  return db.query<ElectronicCopy>(sql`
    select ${columns} from dossiers.electronic_copy e where e.agency_id = ${agencyId} and e.dossier_id = ${id} order by e.ordinal`);
}

export type ChosenScan = Pick<ElectronicCopy, 'ordinal' | 'scanAgencyId' | 'scanFileId' | 'chosenAt' | 'chosenByName'>;

/** Writes down which scan a line is certified by, in the place of an earlier choice. */
export async function saveChosenScan(tx: Tx, { agencyId, id }: DossierKey, c: ChosenScan): Promise<void> {
  await tx.query(sql`
    insert into dossiers.electronic_copy (agency_id, dossier_id, ordinal, scan_agency_id, scan_file_id, chosen_at, chosen_by_name)
    values (${agencyId}, ${id}, ${c.ordinal}, ${c.scanAgencyId}, ${c.scanFileId}, ${new Date(c.chosenAt)}, ${c.chosenByName})
    on conflict (agency_id, dossier_id, ordinal) do update set scan_agency_id = excluded.scan_agency_id, scan_file_id = excluded.scan_file_id,
      chosen_at = excluded.chosen_at, chosen_by_name = excluded.chosen_by_name`);
}

/** A copy as whoever certifies signed it; `signedAt` in milliseconds. */
export interface CopySignature {
  readonly fileAgencyId: string;
  readonly fileId: string;
  readonly checkCode: string;
  readonly level: 'B' | 'T';
  readonly signedAt: number;
}

export async function saveCopySignature(
  tx: Tx,
  { agencyId, id }: DossierKey,
  ordinal: number,
  s: CopySignature,
): Promise<void> {
  await tx.query(sql`
    update dossiers.electronic_copy set file_agency_id = ${s.fileAgencyId}, file_id = ${s.fileId}, check_code = ${s.checkCode},
      level = ${s.level}, signed_at = ${new Date(s.signedAt)}
    where agency_id = ${agencyId} and dossier_id = ${id} and ordinal = ${ordinal}`);
}

/** The sealed file takes the place of the one that was signed, which it holds whole. */
export async function saveCopySeal(
  tx: Tx,
  { agencyId, id }: DossierKey,
  ordinal: number,
  { fileId, level, sealedAt }: { readonly fileId: string; readonly level: 'B' | 'T'; readonly sealedAt: number },
): Promise<void> {
  await tx.query(sql`
    update dossiers.electronic_copy set unsealed_file_id = file_id, file_id = ${fileId}, level = ${level}, sealed_at = ${new Date(sealedAt)}
    where agency_id = ${agencyId} and dossier_id = ${id} and ordinal = ${ordinal}`);
}

/** The sealed electronic copies of a dossier, each with what its line of the register says. */
export function listCopiesToHandOver(db: Db, { agencyId, id }: DossierKey): Promise<CopyToHandOver[]> {
  return db.query<CopyToHandOver>(sql`
    select c.original, c.number, c.certified_at as "certifiedAt", e.file_agency_id as "fileAgencyId", e.file_id as "fileId"
    from dossiers.electronic_copy e
    join dossiers.certified_copy c on c.agency_id = e.agency_id and c.dossier_id = e.dossier_id and c.ordinal = e.ordinal
    where e.agency_id = ${agencyId} and e.dossier_id = ${id} and e.sealed_at is not null order by e.ordinal`);
}

/** What anybody may know of an electronic copy by the code on it; whose original it is of, it does not say. */
export interface IssuedCopy {
  readonly number: number;
  readonly certifiedAt: number;
  readonly issuerAgencyId: string;
  readonly signedByName: string;
  readonly signedByPosition: string;
}

/** The issued electronic copy with this code, at the agency its dossier was handed in to. */
export function findIssuedCopy(db: Db, agencyId: string, checkCode: string): Promise<IssuedCopy | undefined> {
  return optional<IssuedCopy>(
    db,
    sql`
    select c.number, c.certified_at as "certifiedAt", c.issuer_agency_id as "issuerAgencyId", c.signed_by_name as "signedByName",
      c.signed_by_position as "signedByPosition"
    from dossiers.electronic_copy e
    join dossiers.certified_copy c on c.agency_id = e.agency_id and c.dossier_id = e.dossier_id and c.ordinal = e.ordinal
    where e.agency_id = ${agencyId} and e.check_code = ${checkCode} and e.sealed_at is not null`,
  );
}
