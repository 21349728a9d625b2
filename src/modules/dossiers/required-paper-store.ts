import type { Db, Tx } from '#platform/database';
import { sql } from '#platform/sql';
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
}

export type PaperForm = 'original' | 'certified_copy' | 'copy' | 'electronic';

/** As the data of the one-stop know it: 0 not digitised, 1 digitised, 2 reused from a paper, 3 reused from a result. */
export type Digitisation = 'none' | 'digitised' | 'reused_paper' | 'reused_result';

export function listRequiredPapers(db: Db, { agencyId, id }: DossierKey): Promise<DossierPaper[]> {
  return db.query<DossierPaper>(sql`
    select ordinal, name, form, quantity, digitisation, file_ids as "fileIds", note
    from dossiers.required_paper where agency_id = ${agencyId} and dossier_id = ${id} order by ordinal`);
}

export async function insertRequiredPapers(
  tx: Tx,
  { agencyId, id }: DossierKey,
  papers: readonly DossierPaper[],
): Promise<void> {
  if (papers.length === 0) return;
  await tx.query(sql`
    insert into dossiers.required_paper (agency_id, dossier_id, ordinal, name, form, quantity, digitisation, file_ids, note)
    select ${agencyId}::uuid, ${id}::uuid, p.ordinal, p.name, p.form, p.quantity, p.digitisation,
      array(select json_array_elements_text(p."fileIds"))::uuid[], p.note
    from json_to_recordset(${JSON.stringify(papers)}::json) as p(ordinal int, name text, form text, quantity int, digitisation text, "fileIds" json, note text)`);
}

/** Adds files to a paper of the dossier and marks how they came to be. */
export async function addFilesToPaper(
  tx: Tx,
  { agencyId, id }: DossierKey,
  ordinal: number,
  fileIds: readonly string[],
  digitisation: Digitisation,
): Promise<void> {
  await tx.query(sql`
    update dossiers.required_paper set file_ids = file_ids || ${fileIds}::uuid[], digitisation = ${digitisation}
    where agency_id = ${agencyId} and dossier_id = ${id} and ordinal = ${ordinal}`);
}
