import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { openPartStore, type PartStore, refusedWhenFull } from './file-parts.ts';

/** Keeps contents on disk under their SHA-256, each only once. A row that names a content is committed after `put`. */
export interface BlobStore {
  /**
   * Takes in a content and returns once it would survive a power cut. All or nothing: when the sender stops, the
   * content is too large, `inspect` throws or the disk is full, nothing is left behind.
   */
  put<T>(content: Content, options: PutOptions<T>): Promise<{ sha256: string; size: number; found: T }>;
  /** The content with this hash; rejects before the first byte when it is not there. */
  open(sha256: string): Promise<Readable>;
  /** The whole content in memory, for files of a known small size; rejects as {@link BlobStore.open}. */
  read(sha256: string): Promise<Buffer>;
  /** Reads the whole content again and says whether it is still what it was. */
  check(sha256: string): Promise<'intact' | 'missing' | 'changed'>;
  /**
   * Takes a content out of the store that nothing names any more; one that came at `before` (milliseconds) or later is left, for
   * the row that names it may be on its way.
   */
  remove(sha256: string, before: number): Promise<'removed' | 'missing' | 'too_young'>;
  /** Removes what a killed process left in quarantine before `instant` (milliseconds), and says how many. */
  clearLeftovers(instant: number): Promise<number>;
  /** Large files that come in parts; what is never finished is a leftover as well. */
  readonly parts: PartStore;
}

/** A stream of bytes; `truncated` says that whoever hands it over has cut it off. */
export type Content = Readable & { readonly truncated?: boolean };

export interface PutOptions<T> {
  /** Bytes. */
  readonly limit: number;
  /** Looks at the content while it is in quarantine, and throws to refuse it. */
  readonly inspect: (path: string, size: number) => Promise<T>;
}

/** A content is larger than its limit; `size` is the whole of it, or where it was cut off when `isCut`. */
export class BlobTooLarge extends Error {
  readonly size: number;
  readonly limit: number;
  readonly isCut: boolean;

  constructor(size: number, limit: number, isCut: boolean) {
    super(`${size} bytes are more than ${limit}`);
    this.name = 'BlobTooLarge';
    this.size = size;
    this.limit = limit;
    this.isCut = isCut;
  }
}

type Create = (path: string) => Promise<FileHandle>;

const createOnDisk: Create = (path) => open(path, 'wx', 0o600);

/** Opens the store in `folder`, made when first needed. Processes may share it. */
export function openBlobStore(folder: string, create: Create = createOnDisk): BlobStore {
  const quarantine = join(folder, 'quarantine');
  return {
    put: (content, options) => put({ folder, quarantine, create }, content, options),
    open: async (sha256) => (await openBlob(folder, sha256)).createReadStream(),
    read: async (sha256) => buffer((await openBlob(folder, sha256)).createReadStream()),
    check: (sha256) => check(folder, sha256),
    remove: (sha256, before) => remove({ folder, quarantine, create }, sha256, before),
    clearLeftovers: (instant) => clearLeftovers(quarantine, instant),
    parts: openPartStore(quarantine),
  };
}

interface Place {
  readonly folder: string;
  readonly quarantine: string;
  readonly create: Create;
}

async function put<T>({ folder, quarantine, create }: Place, content: Content, { limit, inspect }: PutOptions<T>) {
  const path = join(quarantine, randomUUID());
  try {
    await mkdir(quarantine, { recursive: true, mode: 0o700 });
    const { sha256, size } = await writeOut(await create(path), content, limit);
    const found = await inspect(path, size);
    await admit(folder, path, sha256);
    return { sha256, size, found };
  } catch (error) {
    throw refusedWhenFull(error);
  } finally {
    await rm(path, { force: true });
  }
}

/** What is beyond the limit is read but not written, so that the sender can finish and be told how large it was. */
async function writeOut(file: FileHandle, content: Content, limit: number) {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) continue;
      hash.update(chunk);
      await file.appendFile(chunk);
    }
    const isCut = content.truncated ?? false;
    if (size > limit || isCut) throw new BlobTooLarge(size, limit, isCut);
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size };
}

/** A rename over the same content changes nothing, or repairs what a failing disk had changed. */
async function admit(folder: string, path: string, sha256: string): Promise<void> {
  const place = placeOf(folder, sha256);
  const made = await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await rename(path, place);
  const within = [dirname(place), dirname(dirname(place)), folder];
  for (const one of made ? [...within, dirname(made)] : within) await syncFolder(one);
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

function placeOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`Not a SHA-256: ${sha256}`);
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/** A missing content must not look like a missing database, whose socket also fails with ENOENT. */
async function openBlob(folder: string, sha256: string): Promise<FileHandle> {
  const place = placeOf(folder, sha256);
  try {
    return await open(place, 'r');
  } catch (cause) {
    throw new Error(`The content ${sha256} cannot be opened.`, { cause });
  }
}

async function check(folder: string, sha256: string): Promise<'intact' | 'missing' | 'changed'> {
  const place = placeOf(folder, sha256);
  const isThere = await stat(place).then(
    () => true,
    () => false,
  );
  if (!isThere) return 'missing';
  const hash = createHash('sha256');
  for await (const chunk of (await openBlob(folder, sha256)).createReadStream()) hash.update(chunk);
  return hash.digest('hex') === sha256 ? 'intact' : 'changed';
}

/** Set aside first: what comes in the meantime has its own place, and what had just come is put back. */
async function remove({ folder, quarantine }: Place, sha256: string, before: number) {
  const place = placeOf(folder, sha256);
  const found = await stat(place).catch(() => undefined);
  if (!found) return 'missing';
  if (found.mtimeMs >= before) return 'too_young';
  const aside = join(quarantine, randomUUID());
  await mkdir(quarantine, { recursive: true, mode: 0o700 });
  await rename(place, aside);
  if ((await stat(aside)).mtimeMs >= before) {
    await rename(aside, place);
    return 'too_young';
  }
  await rm(aside);
  await syncFolder(dirname(place));
  return 'removed';
}

async function clearLeftovers(quarantine: string, instant: number): Promise<number> {
  const names = await readdir(quarantine).catch(() => []);
  let cleared = 0;
  for (const name of names) {
    const path = join(quarantine, name);
    const found = await stat(path).catch(() => undefined);
    if (!found || found.mtimeMs >= instant) continue;
    await rm(path, { force: true });
    cleared++;
  }
  return cleared;
}
