import { type Db, one, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { CopySeries } from '../../../reference/certification/certified-copies.ts';
import type { CertifiedCopy, CopiesWanted, CopyCorrection, NewCertifiedCopy } from './certified-copy.ts';
import type { Dossier, Party } from './dossier.ts';
import type { DossierKey } from './dossier-store.ts';
import type { NoteBeside } from './register-correction.ts';
import { linesAfter, type PageOfRegister, type RegisterQuery } from './year-register-store.ts';

const columns = sql`c.ordinal, c.kind, c.original, c.pages, c.copies, c.amount, c.basis, c.entered_by_name as "enteredByName",
  c.issuer_agency_id as "issuerAgencyId", c.number, c.certified_at as "certifiedAt", c.signed_by_name as "signedByName",
  c.signed_by_position as "signedByPosition"`;

/** The originals of a dossier, in the order in which they were entered. */
export function listCertifiedCopies(db: Db, { agencyId, id }: DossierKey): Promise<CertifiedCopy[]> {
  return db.query<CertifiedCopy>(sql`
    select ${columns} from dossiers.certified_copy c where c.agency_id = ${agencyId} and c.dossier_id = ${id} order by c.ordinal`);
}

/** Enters one more original of a dossier that is held. */
export async function insertCertifiedCopy(
  tx: Tx,
  { agencyId, id }: DossierKey,
  c: NewCertifiedCopy,
  enteredByName: string,
): Promise<void> {
  const { last } = await one<{ last: number }>(
    tx,
    sql`select coalesce(max(ordinal), 0) as last from dossiers.certified_copy where agency_id = ${agencyId} and dossier_id = ${id}`,
  );
  await tx.query(sql`
    insert into dossiers.certified_copy (agency_id, dossier_id, ordinal, kind, original, pages, copies, amount, basis, entered_by_name)
    values (${agencyId}, ${id}, ${last + 1}, ${c.kind}, ${c.original}, ${c.pages}, ${c.copies}, ${c.amount}, ${c.basis}, ${enteredByName})`);
}

/** Who certified, in whose register, when (milliseconds). */
export interface Certification {
  readonly issuerAgencyId: string;
  readonly series: CopySeries;
  readonly number: number;
  readonly at: number;
  readonly signedByName: string;
  readonly signedByPosition: string;
}

export async function saveCertification(
  tx: Tx,
  { agencyId, id }: DossierKey,
  ordinal: number,
  c: Certification,
): Promise<void> {
  await tx.query(sql`
    update dossiers.certified_copy set issuer_agency_id = ${c.issuerAgencyId}, series = ${c.series}, number = ${c.number}, certified_at = ${new Date(c.at)},
      signed_by_name = ${c.signedByName}, signed_by_position = ${c.signedByPosition}
    where agency_id = ${agencyId} and dossier_id = ${id} and ordinal = ${ordinal}`);
}

/** The corrections of a dossier's lines, in the order in which they were made. */
export function listCopyCorrections(db: Db, { agencyId, id }: DossierKey): Promise<CopyCorrection[]> {
  return db.query<CopyCorrection>(sql`
    select k.ordinal, k.was, k.becomes, k.reason, k.corrected_at as "correctedAt", k.corrected_by_name as "correctedByName"
    from dossiers.certified_copy_correction k where k.agency_id = ${agencyId} and k.dossier_id = ${id} order by k.corrected_at, k.id`);
}

export async function insertCopyCorrection(
  tx: Tx,
  { agencyId, id }: DossierKey,
  k: CopyCorrection,
  by: { readonly correctionId: string; readonly staffId: string },
): Promise<void> {
  await tx.query(sql`
    insert into dossiers.certified_copy_correction (agency_id, id, dossier_id, ordinal, was, becomes, reason, corrected_at, corrected_by, corrected_by_name)
    values (${agencyId}, ${by.correctionId}, ${id}, ${k.ordinal}, ${k.was}, ${k.becomes}, ${k.reason}, ${new Date(k.correctedAt)},
      ${by.staffId}, ${k.correctedByName})`);
}

/** One line of the register of certified copies. */
export type CertifiedLine = CertifiedCopy & {
  readonly number: number;
  readonly certifiedAt: number;
  readonly dossierId: string;
  readonly code: string;
  readonly submitter: Party;
  readonly feeState: Dossier['feeState'];
  /** In the order in which they were made. */
  readonly corrections: readonly NoteBeside<CopiesWanted>[];
};

type CertifiedLineRow = Omit<CertifiedLine, 'submitter'> & Pick<Dossier, 'parties'>;

/** A page of the register of a year, in the order of its numbers. */
export async function listCertified(
  db: Db,
  { agencyId, from, until }: RegisterQuery,
  { after, limit }: PageOfRegister,
): Promise<CertifiedLine[]> {
  const rows = await db.query<CertifiedLineRow>(sql`
    select ${columns}, c.dossier_id as "dossierId", d.code, d.parties, d.fee_state as "feeState",
      coalesce(k.corrections, '[]') as corrections
    from dossiers.certified_copy c left join lateral (
      select jsonb_agg(jsonb_build_object('was', each.was, 'becomes', each.becomes, 'reason', each.reason,
        'correctedAt', floor(extract(epoch from each.corrected_at) * 1000), 'correctedByName', each.corrected_by_name)
        order by each.corrected_at, each.id) as corrections
      from dossiers.certified_copy_correction each
      where each.agency_id = c.agency_id and each.dossier_id = c.dossier_id and each.ordinal = c.ordinal
    ) k on true join dossiers.dossier d on d.agency_id = c.agency_id and d.id = c.dossier_id
    where c.issuer_agency_id = ${agencyId} and c.certified_at >= ${new Date(from)} and c.certified_at < ${new Date(until)} and ${linesAfter(after)}
    order by c.number, c.dossier_id, c.ordinal limit ${limit}`);
  return rows.map(({ parties, ...line }) => ({ ...line, submitter: parties.submitter }) as CertifiedLine);
}

/** Dossiers for certified copies without an original entered. */
export const withoutOriginal = sql`not exists (
  select from dossiers.certified_copy c where c.agency_id = d.agency_id and c.dossier_id = d.id)`;
