import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isInClear } from './content-names.ts';
import { isUnchanged, unchanged } from './sealed-file.ts';
import type { Shelf } from './shelf.ts';
import { piecesOf, type StoredBytes } from './stored-bytes.ts';

export interface Moving {
  readonly from: Shelf;
  readonly to: Shelf;
  /** A folder of the disk that a file goes by. */
  readonly quarantine: string;
  /** Whether each is taken away where it was, once it is seen whole where it went. */
  readonly removes: boolean;
}

/** What became of one file. `gone`: it was erased meanwhile. `in_clear`: an earlier version stored it, it is sealed first. */
export type Moved = 'copied' | 'there' | 'changed' | 'gone' | 'in_clear';

/** Moves every sealed file from one shelf to another, one by one, and says what became of each. May be broken off and run again. */
export async function* moveContents(moving: Moving): AsyncGenerator<{ readonly name: string; readonly moved: Moved }> {
  for await (const name of moving.from.list())
    yield { name, moved: isInClear(name) ? 'in_clear' : await moveOne(moving, name) };
}

async function moveOne({ from, to, quarantine, removes }: Moving, name: string): Promise<Moved> {
  if (await isWhole(to, name)) {
    if (removes) await from.remove(name);
    return 'there';
  }
  const copied = await copyOne(from, to, name, join(quarantine, `moving-${name}`));
  if (copied !== 'copied') return copied;
  if (!(await isWhole(to, name))) throw new Error(`What ${to.at} keeps of ${name} is not what was sent.`);
  if (await isMissing(from, name)) {
    // Erased while it was on its way: then it is erased there too.
    await to.remove(name);
    return 'gone';
  }
  if (removes) await from.remove(name);
  return 'copied';
}

class Changed extends Error {}

async function copyOne(from: Shelf, to: Shelf, name: string, path: string): Promise<Moved> {
  const stored = await from.open(name);
  if (!stored) return 'gone';
  try {
    await writeOut(stored, path);
    await to.admit(path, name);
    return 'copied';
  } catch (error) {
    if (error instanceof Changed) return 'changed';
    throw error;
  } finally {
    await stored.close();
    await rm(path, { force: true });
  }
}

async function writeOut(stored: StoredBytes, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'w', 0o600);
  try {
    for await (const piece of unchanged(piecesOf(stored), () => new Changed())) await file.appendFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function isMissing(shelf: Shelf, name: string): Promise<boolean> {
  const stored = await shelf.open(name);
  await stored?.close();
  return stored === undefined;
}

/** Reads all of it again; it says by itself whether it is whole. */
async function isWhole(shelf: Shelf, name: string): Promise<boolean> {
  const stored = await shelf.open(name);
  if (!stored) return false;
  return isUnchanged(stored).finally(stored.close);
}
