import { join } from 'node:path';
import { BackupError } from './backup-error.ts';
import { writeWhole } from './backup-folder.ts';

/** Puts a content back into the store of files; throws when it is not what its name says. */
export async function restoreContent(papers: string, sha256: string, content: AsyncIterable<Buffer>): Promise<void> {
  const written = await writeWhole(papers, join(sha256.slice(0, 2), sha256.slice(2, 4), sha256), content);
  if (written.sha256 !== sha256) throw new BackupError(`The file ${sha256} of the backup is not what it was.`);
}
