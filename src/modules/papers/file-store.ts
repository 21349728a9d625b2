import { clockDifference } from '#platform/clock';
import { type Db, one, optional, type Tx } from '#platform/database';
import { sql } from '#platform/sql';
import type { FileKey, PaperFile } from './paper-file.ts';

const columns = sql`agency_id as "agencyId", id, sha256, size, media_type as "mediaType", name, state, readers,
  uploaded_by_kind as "uploadedByKind", uploaded_by_id as "uploadedById", uploaded_by_name as "uploadedByName",
  uploaded_at as "uploadedAt", scanned_at as "scannedAt", refused_reason as "refusedReason", is_bare as "isBare"`;

/** One file; absent also when the asker may not know of it. */
export function findFile(db: Db, { agencyId, id }: FileKey): Promise<PaperFile | undefined> {
  return optional<PaperFile>(db, sql`select ${columns} from papers.file where agency_id = ${agencyId} and id = ${id}`);
}

/** Those of the files, handed in to any of the agencies, that the asker may know of, in the order in which they came. */
export function listFiles(db: Db, agencyIds: readonly string[], ids: readonly string[]): Promise<PaperFile[]> {
  return db.query<PaperFile>(sql`
    select ${columns} from papers.file
    where agency_id = any (${agencyIds}::uuid[]) and id = any (${ids}::uuid[]) order by id`);
}

export async function insertFile(tx: Tx, file: PaperFile): Promise<void> {
  await tx.query(sql`
    insert into papers.file (agency_id, id, sha256, size, media_type, name, state, readers, uploaded_by_kind, uploaded_by_id,
      uploaded_by_name, uploaded_at, is_bare)
    values (${file.agencyId}, ${file.id}, ${file.sha256}, ${file.size}, ${file.mediaType}, ${file.name}, ${file.state},
      ${file.readers}, ${file.uploadedByKind}, ${file.uploadedById}, ${file.uploadedByName}, ${new Date(file.uploadedAt)}, ${file.isBare})`);
}

/** Lets more persons and agencies read the files; who could before still can. */
export async function addReaders(
  tx: Tx,
  agencyId: string,
  ids: readonly string[],
  readers: readonly string[],
): Promise<void> {
  await tx.query(sql`
    update papers.file set readers = array(select distinct unnest(readers || ${readers}::uuid[]))
    where agency_id = ${agencyId} and id = any (${ids}::uuid[])`);
}

/** Writes down what the scanner said of a file that waited for it; says whether it did wait. */
export async function endQuarantine(
  tx: Tx,
  { agencyId, id }: FileKey,
  { state, scannedAt, refusedReason }: Pick<PaperFile, 'state' | 'scannedAt' | 'refusedReason'>,
): Promise<boolean> {
  const changed = await tx.query(sql`
    update papers.file set state = ${state}, scanned_at = ${scannedAt === null ? null : new Date(scannedAt)},
      refused_reason = ${refusedReason}
    where agency_id = ${agencyId} and id = ${id} and state = 'quarantined' returning id`);
  return changed.length === 1;
}

/** How many bytes somebody has handed in since an instant and up to `now` (milliseconds). */
export async function countBytesSince(db: Db, senderId: string, since: number, now: number): Promise<number> {
  const { bytes } = await one<{ bytes: number }>(
    db,
    sql`select coalesce(sum(size), 0)::bigint as bytes from papers.file
      where uploaded_by_id = ${senderId} and uploaded_at > ${new Date(since)}
        and uploaded_at <= ${new Date(now + clockDifference)}`,
  );
  return bytes;
}

/** The hashes of the contents that an agency’s files need. */
export async function listContents(db: Db, agencyId: string): Promise<string[]> {
  const rows = await db.query<{ sha256: string }>(sql`
    select distinct sha256 from papers.file where agency_id = ${agencyId} order by sha256`);
  return rows.map(({ sha256 }) => sha256);
}

/** The files of an agency that have waited for the scanner since before `instant` (milliseconds). */
export function listWaiting(db: Db, agencyId: string, instant: number): Promise<PaperFile[]> {
  return db.query<PaperFile>(sql`
    select ${columns} from papers.file
    where agency_id = ${agencyId} and state = 'quarantined' and uploaded_at < ${new Date(instant)} order by uploaded_at`);
}

/** The files a person handed in, the last one first. */
export function listFilesOf(db: Db, personId: string): Promise<PaperFile[]> {
  return db.query<PaperFile>(sql`
    select ${columns} from papers.file where uploaded_by_id = ${personId} order by uploaded_at desc, id desc`);
}

/** The files that citizens handed in to the agencies in reach before an instant (milliseconds). */
export function listFilesOfCitizens(db: Db, before: number): Promise<PaperFile[]> {
  return db.query<PaperFile>(sql`
    select ${columns} from papers.file where uploaded_by_kind = 'citizen' and uploaded_at < ${new Date(before)} order by id`);
}

/** Deletes the row of a file and returns what its content is; absent when it may not go or is gone. */
export function removeFile(tx: Tx, { agencyId, id }: FileKey): Promise<Pick<PaperFile, 'sha256'> | undefined> {
  return optional(tx, sql`delete from papers.file where agency_id = ${agencyId} and id = ${id} returning sha256`);
}

/** Marks files of the agencies in reach as going now (milliseconds), and says which are there. */
export function markGoing(tx: Tx, ids: readonly string[], now: number): Promise<FileKey[]> {
  return tx.query<FileKey>(sql`
    update papers.file set goes_at = ${new Date(now)} where id = any (${ids}::uuid[]) returning agency_id as "agencyId", id`);
}

/** Whether any file of the agencies whose rows the asker reaches has this content. */
export async function isContentNeeded(db: Db, sha256: string): Promise<boolean> {
  const { needed } = await one<{ needed: boolean }>(
    db,
    sql`select exists (select 1 from papers.file where sha256 = ${sha256}) as needed`,
  );
  return needed;
}
