import type { PaperOrigin } from '#modules/paper-store';
import type { Db, Tx } from '#platform/database';
import { join, sql } from '#platform/sql';
import type { DossierKey } from './dossier-store.ts';

/** A paper of the dossier: in which form it was handed in, and whether it is digitised or reused. */
export interface DossierPaper {
  readonly ordinal: number;
  readonly name: string;
  readonly form: PaperForm;
  readonly quantity: number;
  readonly digitisation: Digitisation;
  readonly fileIds: readonly string[];
  readonly note: string | null;
  /** The stored paper it is, when it was chosen from the person's store. */
  readonly reused?: ReusedPaper | null;
}

export type PaperForm = 'original' | 'certified_copy' | 'copy' | 'electronic';

/** As the data of the one-stop know it: 0 not digitised, 1 digitised, 2 reused from a paper, 3 reused from a result. */
export type Digitisation = 'none' | 'digitised' | 'reused_paper' | 'reused_result';

/** A stored paper as it was said to be when the dossier was given it. */
export interface ReusedPaper {
  /** Where it stands in the store. */
  readonly agencyId: string;
  readonly id: string;
  readonly origin: PaperOrigin;
  readonly name: string;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
  readonly validUntil: string | null;
  /** The dossier it came from. */
  readonly dossierCode: string;
  /** The agency with which its files lie. */
  readonly fileAgencyId: string;
}

export function listRequiredPapers(db: Db, { agencyId, id }: DossierKey): Promise<DossierPaper[]> {
  return db.query<DossierPaper>(sql`
    select ordinal, name, form, quantity, digitisation, file_ids as "fileIds", note, reused
    from dossiers.required_paper where agency_id = ${agencyId} and dossier_id = ${id} order by ordinal`);
}

/** Enters papers of a dossier at an instant (milliseconds). */
export async function insertRequiredPapers(
  tx: Tx,
  { agencyId, id }: DossierKey,
  papers: readonly DossierPaper[],
  now: number,
): Promise<void> {
  if (papers.length === 0) return;
  const rows = papers.map(
    (p) => sql`(${agencyId}, ${id}, ${p.ordinal}, ${p.name}, ${p.form}, ${p.quantity}, ${p.digitisation},
      ${p.digitisation === 'none' ? null : new Date(now)}, ${p.fileIds}, ${p.note}, ${p.reused ?? null})`,
  );
  await tx.query(sql`
    insert into dossiers.required_paper (agency_id, dossier_id, ordinal, name, form, quantity, digitisation, digitised_at, file_ids, note, reused)
    values ${join(rows, ', ')}`);
}

/** Adds files to a paper of the dossier and marks that it is digitised now (milliseconds); a reused one stays reused. */
export async function addFilesToPaper(
  tx: Tx,
  { agencyId, id }: DossierKey,
  ordinal: number,
  fileIds: readonly string[],
  now: number,
): Promise<void> {
  await tx.query(sql`
    update dossiers.required_paper set file_ids = file_ids || ${fileIds}::uuid[],
      digitisation = case when reused is null then 'digitised' else digitisation end,
      digitised_at = coalesce(digitised_at, ${new Date(now)})
    where agency_id = ${agencyId} and dossier_id = ${id} and ordinal = ${ordinal}`);
}

/** Puts files in the place of others of a paper; those that came besides stay. */
export async function replaceFilesOfPaper(
  tx: Tx,
  { agencyId, id }: DossierKey,
  ordinal: number,
  old: readonly string[],
  fileIds: readonly string[],
): Promise<void> {
  await tx.query(sql`
    update dossiers.required_paper
    set file_ids = array(select f from unnest(file_ids) with ordinality as t (f, n) where f <> all (${old}::uuid[]) order by n)
      || ${fileIds}::uuid[]
    where agency_id = ${agencyId} and dossier_id = ${id} and ordinal = ${ordinal}`);
}

/** How many papers of a dossier are there as files, and how many of these are reused. */
export function countDigitised(papers: readonly Pick<DossierPaper, 'digitisation' | 'reused'>[]) {
  return {
    digitised: papers.filter(({ digitisation }) => digitisation !== 'none').length,
    reused: papers.filter(({ reused }) => reused).length,
  };
}

/** Those of the files that a dossier has among its papers, as far as the asker may see it. */
export async function listFilesInUse(db: Db, fileIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.query<{ id: string }>(sql`
    select f.id from unnest(${fileIds}::uuid[]) as f (id)
    where f.id in (select unnest(p.file_ids) from dossiers.required_paper p)`);
  return new Set(rows.map(({ id }) => id));
}
