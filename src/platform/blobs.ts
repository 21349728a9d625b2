import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ContentKeys } from './content-keys.ts';
import { isInClear, listContents, pathOfContent } from './content-names.ts';
import type { Strike } from './fault-point.ts';
import { openPartStore, type PartStore, refusedWhenFull } from './file-parts.ts';
import { Damaged, openSealed, type Readings, SealedWriter } from './sealed-file.ts';
import { openFolderShelf, type Shelf, ShelfAway, syncFolder, unlessMissing } from './shelf.ts';

/**
 * Keeps contents, each encrypted under a key of its own and only once; they are asked for by their SHA-256. They lie on a
 * shelf; what comes in, comes by the disk. A row that names a content holds its key (`holdContentKey`) and is committed
 * after `put`. What an earlier version stored in clear on the disk, under its hash, is found as well.
 */
export interface BlobStore {
  /**
   * Takes in a content and returns once it would survive a power cut. All or nothing: when the sender stops, the
   * content is too large, `inspect` throws, the disk is full or the shelf away, nothing is left behind. Nothing is ever in
   * clear on the disk.
   */
  put<T>(content: Content, options: PutOptions<T>): Promise<{ sha256: string; size: number; found: T }>;
  /** The content with this hash; rejects before the first byte when it is not there, or its key was destroyed. */
  open(sha256: string): Promise<Readable>;
  /** The whole content in memory, for files of a known small size; rejects as {@link BlobStore.open}. */
  read(sha256: string): Promise<Buffer>;
  /** Reads the whole content again and says whether it is still what it was. */
  check(sha256: string): Promise<'intact' | 'missing' | 'changed'>;
  /** Takes what lies at a place out of the store, once its key was destroyed. */
  remove(place: string): Promise<'removed' | 'missing'>;
  /**
   * Takes a content in clear out of the store that nothing names any more; one that came at `before` (milliseconds) or later is
   * left, for the row that names it may be on its way.
   */
  removeInClear(sha256: string, before: number): Promise<'removed' | 'missing' | 'too_young'>;
  /** The hashes of contents that an earlier version stored in clear. */
  listInClear(): AsyncIterable<string>;
  /** Seals a content that an earlier version stored in clear; what is no longer what its hash says is left and called changed. */
  sealInClear(sha256: string): Promise<'sealed' | 'missing' | 'changed'>;
  /** Removes what a killed process left in quarantine before `instant` (milliseconds), and says how many. */
  clearLeftovers(instant: number): Promise<number>;
  /** Large files that come in parts; what is never finished is a leftover as well. */
  readonly parts: PartStore;
  /** Where sealed contents lie. */
  readonly shelf: Shelf;
}

/** A stream of bytes; `truncated` says that whoever hands it over has cut it off. */
export type Content = Readable & { readonly truncated?: boolean };

export interface PutOptions<T> {
  /** Bytes. */
  readonly limit: number;
  /** Looks at the content while it is in quarantine, and throws to refuse it. */
  readonly inspect: (content: Readings) => Promise<T>;
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

const createOnDisk: Create = (path) => open(path, 'wx+', 0o600);

export interface BlobStoreOptions {
  /** Where sealed contents lie; absent means in the folder itself. */
  readonly shelf?: Shelf;
  readonly strike?: Strike | undefined;
  /** For tests of what a full disk does. */
  readonly create?: Create;
}

/** Opens the store in `folder`, made when first needed. Processes may share it. */
export function openBlobStore(folder: string, keys: ContentKeys, options: BlobStoreOptions = {}): BlobStore {
  const { strike, create = createOnDisk, shelf = openFolderShelf(folder, strike) } = options;
  const quarantine = join(folder, 'quarantine');
  const store: Store = { folder, quarantine, keys, create, strike, shelf };
  return {
    put: (content, options) => put(store, content, options),
    open: async (sha256) => streamOf(await openContent(store, sha256)),
    read: async (sha256) => buffer(streamOf(await openContent(store, sha256))),
    check: (sha256) => check(store, sha256),
    remove: (place) => shelf.remove(place),
    removeInClear: (sha256, before) => removeInClear(store, sha256, before),
    listInClear: () => listInClear(folder),
    sealInClear: (sha256) => sealInClear(store, sha256),
    clearLeftovers: (instant) => clearLeftovers(quarantine, instant),
    parts: openPartStore(quarantine, keys.ofParts, strike),
    shelf,
  };
}

interface Store {
  readonly folder: string;
  readonly quarantine: string;
  readonly keys: ContentKeys;
  readonly create: Create;
  readonly strike: Strike | undefined;
  readonly shelf: Shelf;
}

async function put<T>(store: Store, content: Content, { limit, inspect }: PutOptions<T>) {
  const path = join(store.quarantine, randomUUID());
  try {
    await mkdir(store.quarantine, { recursive: true, mode: 0o700 });
    const file = await store.create(path);
    try {
      const writer = new SealedWriter(file);
      const size = await writeOut(writer, content, limit);
      const written = await writer.end();
      await store.strike?.('blob.written');
      const found = await inspect(written.content);
      const key = await store.keys.toSeal(written.sha256);
      await writer.lockUnder(key);
      await store.shelf.admit(path, key.place);
      await store.strike?.('blob.stored');
      return { sha256: written.sha256, size, found };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw refusedWhenFull(error);
  } finally {
    await rm(path, { force: true });
  }
}

/** What is beyond the limit is read but not written, so that the sender can finish and be told how large it was. */
async function writeOut(writer: SealedWriter, content: Content, limit: number): Promise<number> {
  let size = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) await writer.write(chunk);
  }
  const isCut = content.truncated ?? false;
  if (size > limit || isCut) throw new BlobTooLarge(size, limit, isCut);
  return size;
}

type Opened = Pick<Readings, 'stream'> & { close(): Promise<void> };

/** A missing content must not look like a missing database, whose socket also fails with ENOENT. */
async function openContent({ folder, keys, shelf }: Store, sha256: string): Promise<Opened> {
  const inClear = pathOfContent(folder, sha256);
  try {
    const key = await keys.toOpen(sha256);
    const stored = key && (await shelf.open(key.place));
    return stored ? await openSealed(stored, key) : await openInClear(inClear);
  } catch (cause) {
    if (cause instanceof ShelfAway) throw cause;
    throw new Error(`The content ${sha256} cannot be opened.`, { cause });
  }
}

async function openInClear(path: string): Promise<Opened> {
  const file = await open(path, 'r');
  // Its stream closes it.
  return { stream: () => file.createReadStream(), close: async () => {} };
}

/** The file is closed with the stream, whether it was read to its end or not. */
function streamOf({ stream, close }: Opened): Readable {
  return stream().once('close', () => void close());
}

async function check(store: Store, sha256: string): Promise<'intact' | 'missing' | 'changed'> {
  try {
    const hash = createHash('sha256');
    for await (const chunk of streamOf(await openContent(store, sha256))) hash.update(chunk);
    return hash.digest('hex') === sha256 ? 'intact' : 'changed';
  } catch (error) {
    const { code, syscall } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    if (code === 'ENOENT' && syscall === 'open') return 'missing';
    if (error instanceof Damaged || (error as Error).cause instanceof Damaged) return 'changed';
    throw error;
  }
}

/** Set aside first: what comes in the meantime has its own place, and what had just come is put back. */
async function removeInClear({ folder, quarantine }: Store, sha256: string, before: number) {
  const place = pathOfContent(folder, sha256);
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

async function* listInClear(folder: string): AsyncGenerator<string> {
  for await (const name of listContents(folder)) if (isInClear(name)) yield name;
}

class Changed extends Error {}

/** The sealed one is on the disk before the clear one goes; broken off in between, it is done again. */
async function sealInClear(store: Store, sha256: string): Promise<'sealed' | 'missing' | 'changed'> {
  const path = pathOfContent(store.folder, sha256);
  const clear = await openInClear(path).catch(unlessMissing);
  if (!clear) return 'missing';
  try {
    const inspect = async (content: Readings) => {
      const hash = createHash('sha256');
      for await (const chunk of content.stream()) hash.update(chunk);
      if (hash.digest('hex') !== sha256) throw new Changed(sha256);
    };
    await put(store, streamOf(clear), { limit: Number.POSITIVE_INFINITY, inspect });
  } catch (error) {
    if (error instanceof Changed) return 'changed';
    throw error;
  }
  await rm(path, { force: true });
  await syncFolder(dirname(path));
  return 'sealed';
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
