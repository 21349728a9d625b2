import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What lies in a store of files under the hash of its content, in clear: an earlier version stored it so. */
export const isInClear = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

const isSealed = (name: string): boolean => /^[0-9a-f]{32}$/.test(name);

/** Where a content lies in a store of files: sealed by its place, in clear by its hash. Throws for anything else. */
export function pathOfContent(papers: string, name: string): string {
  if (!isInClear(name) && !isSealed(name)) throw new Error(`Neither a place nor a SHA-256: ${name}`);
  return join(papers, name.slice(0, 2), name.slice(2, 4), name);
}

/**
 * The names of the contents of a store of files, by folder as it lies on the disk; only of the folders that something
 * came into since `since` (milliseconds), as taking a content in changes its folder.
 */
export async function* listContents(papers: string, since = 0): AsyncGenerator<string> {
  for (const outer of await foldersOf(papers))
    for (const inner of await foldersOf(join(papers, outer))) {
      const folder = join(papers, outer, inner);
      if (since > 0 && (await stat(folder)).mtimeMs < since) continue;
      yield* (await readdir(folder)).filter((name) => isInClear(name) || isSealed(name));
    }
}

async function foldersOf(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
}
