import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isInClear } from '../content-names.ts';
import { unchanged } from '../sealed-file.ts';
import type { Shelf } from '../shelf.ts';
import { piecesOf } from '../stored-bytes.ts';
import { writeSealed } from './backup-folder.ts';
import type { BackupKey } from './backup-key.ts';

/** Where a content lies in a backup; the hash of one in clear would tell whether somebody handed in a known file. */
export function contentName(key: BackupKey, content: string): string {
  const name = key.nameOf(content);
  return `contents/${name.slice(0, 2)}/${name}`;
}

/** Copies a content that is not in the backup yet, sealed as it is; one that is no longer what was stored is not copied. */
export async function copyContent(
  shelf: Pick<Shelf, 'open'>,
  folder: string,
  key: BackupKey,
  content: string,
): Promise<{ readonly state: 'copied' | 'there' | 'changed' | 'gone'; readonly size: number }> {
  const name = contentName(key, content);
  // Its own bytes and a few more: what only says so is not opened, which may be far away.
  const there = await stat(join(folder, name)).catch(() => undefined);
  if (there) return { state: 'there', size: there.size };
  const stored = await shelf.open(content);
  if (!stored) return { state: 'gone', size: 0 };
  const { size } = stored;
  try {
    await writeSealed(
      folder,
      name,
      key,
      asStored(content, piecesOf(stored), () => new Changed(content)),
    );
    return { state: 'copied', size };
  } catch (error) {
    if (error instanceof Changed) return { state: 'changed', size };
    throw error;
  } finally {
    await stored.close();
  }
}

class Changed extends Error {}

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
