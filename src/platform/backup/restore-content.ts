import { relative } from 'node:path';
import { pathOfContent } from '../content-names.ts';
import { BackupError } from './backup-error.ts';
import { writeWhole } from './backup-folder.ts';
import { asStored } from './contents.ts';

/** Puts a content back into the store of files; throws when it is not what was stored. */
export async function restoreContent(papers: string, content: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  const changed = () => new BackupError(`The file ${content} of the backup is not what it was.`);
  await writeWhole(papers, relative(papers, pathOfContent(papers, content)), asStored(content, bytes, changed));
}
