import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isInClear } from '../content-names.ts';
import { openFolderShelf, type Shelf } from '../shelf.ts';
import { BackupError } from './backup-error.ts';
import { writeWhole } from './backup-folder.ts';
import { asStored } from './contents.ts';

/**
 * Puts a content back on the shelf by way of the folder `papers`, where one in clear stays; throws when it is not what was
 * stored.
 */
export async function restoreContent(
  shelf: Shelf,
  papers: string,
  content: string,
  bytes: AsyncIterable<Buffer>,
): Promise<void> {
  const changed = () => new BackupError(`The file ${content} of the backup is not what it was.`);
  const { name } = await writeWhole(papers, join('quarantine', content), asStored(content, bytes, changed));
  const path = join(papers, name);
  await (isInClear(content) ? openFolderShelf(papers) : shelf).admit(path, content);
  await rm(path, { force: true });
}
