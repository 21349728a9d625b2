import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSealed } from './backup-folder.ts';
import type { BackupKey } from './backup-key.ts';

/** Where a content lies in a backup; its hash alone would tell whether somebody handed in a known file. */
export function contentName(key: BackupKey, sha256: string): string {
  const name = key.nameOf(sha256);
  return `contents/${name.slice(0, 2)}/${name}`;
}

/**
 * The hashes of the contents of a store of files, by folder as it lies on the disk; only of the folders that something
 * came into since `since` (milliseconds), as taking a content in changes its folder.
 */
export async function* listContents(papers: string, since = 0): AsyncGenerator<string> {
  for (const outer of await foldersOf(papers))
    for (const inner of await foldersOf(join(papers, outer))) {
      const folder = join(papers, outer, inner);
      if (since > 0 && (await stat(folder)).mtimeMs < since) continue;
      yield* (await readdir(folder)).filter((name) => /^[0-9a-f]{64}$/.test(name));
    }
}

async function foldersOf(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
}

/** Copies a content that is not in the backup yet; a content that is no longer what its name says is not copied. */
export async function copyContent(
  papers: string,
  folder: string,
  key: BackupKey,
  sha256: string,
): Promise<{ readonly state: 'copied' | 'there' | 'changed'; readonly size: number }> {
  const name = contentName(key, sha256);
  const place = join(papers, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const { size } = await stat(place);
  if (await stat(join(folder, name)).catch(() => undefined)) return { state: 'there', size };
  const hash = createHash('sha256');
  try {
    await writeSealed(folder, name, key, watched(createReadStream(place), hash, sha256));
    return { state: 'copied', size };
  } catch (error) {
    if (error instanceof Changed) return { state: 'changed', size };
    throw error;
  }
}

class Changed extends Error {}

async function* watched(source: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>, sha256: string) {
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== sha256) throw new Changed(sha256);
}
