import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { newToken } from '../identifiers.ts';
import { BackupError } from './backup-error.ts';
import type { BackupKey } from './backup-key.ts';
import { seal, unseal } from './sealed.ts';

/** A file of a backup, as it lies there. */
export interface Piece {
  /** Path within the backup; what is in the file is bound to it. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** Where files lie while they are written, so that whoever copies the rest of the folder meets only whole ones. */
const unfinishedFolder = 'unfinished';

/** Writes a file of a backup so that it is there whole, and would survive a power cut, or not at all. */
export async function writeWhole(folder: string, name: string, content: AsyncIterable<Buffer>): Promise<Piece> {
  const path = join(folder, name);
  const unfinished = join(folder, unfinishedFolder, newToken());
  for (const needed of [dirname(unfinished), dirname(path)]) await mkdir(needed, { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let size = 0;
  try {
    const file = await open(unfinished, 'w', 0o600);
    try {
      for await (const chunk of content) {
        hash.update(chunk);
        size += chunk.length;
        await file.appendFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return { name, size, sha256: hash.digest('hex') };
}

/** Removes what an interrupted backup left unfinished more than a day before `now` (milliseconds). */
export async function removeUnfinished(folder: string, now: number): Promise<void> {
  const within = join(folder, unfinishedFolder);
  for (const name of await readdir(within).catch(() => [])) {
    const file = await stat(join(within, name)).catch(() => undefined);
    if (file && now - file.mtimeMs > 86_400_000) await rm(join(within, name), { force: true });
  }
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Writes a file of a backup, encrypted. */
export const writeSealed = (folder: string, name: string, key: BackupKey, plain: AsyncIterable<Buffer>) =>
  writeWhole(folder, name, seal(key, name, plain));

/** Reads a file of a backup; throws when it is missing or no longer what it was. */
export async function* readSealed(folder: string, name: string, key: BackupKey): AsyncGenerator<Buffer> {
  try {
    yield* unseal(key, name, createReadStream(join(folder, name), { highWaterMark: 1024 * 1024 }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new BackupError(`${name} of the backup is missing.`, error);
  }
}

/** A small file of a backup in memory. */
export function readWholeSealed(folder: string, name: string, key: BackupKey): Promise<Buffer> {
  return buffer(readSealed(folder, name, key));
}

/** Whether a file of a backup is there and as its manifest says, without opening it. */
export async function checkPiece(
  folder: string,
  { name, size, sha256 }: Piece,
): Promise<'intact' | 'missing' | 'changed'> {
  const hash = createHash('sha256');
  let found = 0;
  try {
    for await (const chunk of createReadStream(join(folder, name), { highWaterMark: 1024 * 1024 })) {
      hash.update(chunk);
      found += chunk.length;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing';
    throw error;
  }
  return found === size && hash.digest('hex') === sha256 ? 'intact' : 'changed';
}
