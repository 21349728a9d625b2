import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isInClear, pathOfContent } from '../content-names.ts';
import { unchanged } from '../sealed-file.ts';
import { writeSealed } from './backup-folder.ts';
import type { BackupKey } from './backup-key.ts';

/** Where a content lies in a backup; the hash of one in clear would tell whether somebody handed in a known file. */
export function contentName(key: BackupKey, content: string): string {
  const name = key.nameOf(content);
  return `contents/${name.slice(0, 2)}/${name}`;
}

/** Copies a content that is not in the backup yet, sealed as it is; one that is no longer what was stored is not copied. */
export async function copyContent(
  papers: string,
  folder: string,
  key: BackupKey,
  content: string,
): Promise<{ readonly state: 'copied' | 'there' | 'changed' | 'gone'; readonly size: number }> {
  const name = contentName(key, content);
  const place = pathOfContent(papers, content);
  const found = await stat(place).catch(unlessGone);
  if (!found) return { state: 'gone', size: 0 };
  const { size } = found;
  if (await stat(join(folder, name)).catch(() => undefined)) return { state: 'there', size };
  try {
    await writeSealed(
      folder,
      name,
      key,
      asStored(content, createReadStream(place), () => new Changed(content)),
    );
    return { state: 'copied', size };
  } catch (error) {
    if (error instanceof Changed) return { state: 'changed', size };
    if (unlessGone(error as NodeJS.ErrnoException) === undefined) return { state: 'gone', size: 0 };
    throw error;
  }
}

class Changed extends Error {}

function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}

/** Passes a content on and throws `changed()` at its end when it is not what was stored; no key is needed to tell. */
export async function* asStored(
  content: string,
  bytes: AsyncIterable<Buffer>,
  changed: () => Error,
): AsyncGenerator<Buffer> {
  if (!isInClear(content)) return yield* unchanged(bytes, changed);
  const hash = createHash('sha256');
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== content) throw changed();
}
