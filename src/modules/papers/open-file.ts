import type { Readable } from 'node:stream';
import { assertMay, type Principal } from '#platform/access';
import type { Db } from '#platform/database';
import { notFound, Refusal } from '#platform/errors';
import { isId } from '#platform/identifiers';
import type { DocumentToRead } from '#platform/pages/reader-process';
import type { Tools } from '#platform/tools';
import { findFile } from './file-store.ts';
import { type FileKey, isOpen, type PaperFile, resourceOf } from './paper-file.ts';
import { permissions } from './permissions.ts';

/** A file that `who` may open now. Throws `file.not_found`, and says so when it waits for the scanner or was refused. */
export async function getOpenFile(db: Db, who: Principal, key: FileKey): Promise<PaperFile> {
  const file = isId(key.agencyId) && isId(key.id) ? await findFile(db, key) : undefined;
  if (!file) throw notFound('file');
  assertMay(permissions, 'papers.read', who, resourceOf(file));
  if (isOpen(file)) return file;
  throw new Refusal(file.state === 'refused' ? 'papers.refused' : 'papers.waiting', { name: file.name });
}

/** A file that `who` may open now, with its content exactly as it was handed in. */
export async function openFile(
  db: Db,
  { blobs }: Pick<Tools, 'blobs'>,
  who: Principal,
  key: FileKey,
): Promise<{ readonly file: PaperFile; readonly content: Readable }> {
  const file = await getOpenFile(db, who, key);
  return { file, content: await blobs.open(file.sha256) };
}

/** A file's content as the page engine takes it; fetched only when its turn comes. */
export function documentOf(
  { blobs }: Pick<Tools, 'blobs'>,
  { mediaType, size, sha256 }: Pick<PaperFile, 'mediaType' | 'size' | 'sha256'>,
): DocumentToRead {
  return { mediaType, size, open: () => blobs.open(sha256) };
}
