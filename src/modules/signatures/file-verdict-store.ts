import type { FileKey } from '#modules/papers';
import { type Db, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { Outcome, Verdict } from './judging/verdict.ts';

/** What the signatures of a file were worth when it came. */
export interface FileVerdict {
  readonly fileId: string;
  readonly outcome: Exclude<Outcome, 'not_signed'>;
  readonly verdict: Verdict;
  /** Milliseconds. */
  readonly judgedAt: number;
}

const columns = sql`file_id as "fileId", outcome, verdict, judged_at as "judgedAt"`;

/** The verdicts on those of the files, handed in to any of the agencies, that bear signatures. */
export function listFileVerdicts(
  db: Db,
  agencyIds: readonly string[],
  fileIds: readonly string[],
): Promise<FileVerdict[]> {
  return db.query<FileVerdict>(sql`
    select ${columns} from signatures.file_verdict
    where agency_id = any (${agencyIds}::uuid[]) and file_id = any (${fileIds}::uuid[])`);
}

export function findFileVerdict(db: Db, { agencyId, id }: FileKey): Promise<FileVerdict | undefined> {
  return optional<FileVerdict>(
    db,
    sql`select ${columns} from signatures.file_verdict where agency_id = ${agencyId} and file_id = ${id}`,
  );
}

/** Keeps the first verdict: what was found when the file came. */
export async function insertFileVerdict(
  tx: Tx,
  { agencyId, id }: FileKey,
  verdict: Verdict,
  now: number,
): Promise<void> {
  await tx.query(sql`
    insert into signatures.file_verdict (agency_id, file_id, outcome, verdict, judged_at)
    values (${agencyId}, ${id}, ${verdict.outcome}, ${verdict}, ${new Date(now)}) on conflict do nothing`);
}

export async function removeFileVerdict(tx: Tx, { agencyId, id }: FileKey): Promise<void> {
  await tx.query(sql`delete from signatures.file_verdict where agency_id = ${agencyId} and file_id = ${id}`);
}
