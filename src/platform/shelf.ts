import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { listContents, pathOfContent } from './content-names.ts';
import { Refusal } from './errors.ts';
import type { Strike } from './fault-point.ts';
import { openStored, type StoredBytes } from './stored-bytes.ts';

/** Where sealed contents lie, each whole and under its name: a folder of the disk, or a bucket of a host. */
export interface Shelf {
  /** Where that is, in words for who looks after it. */
  readonly at: string;
  /**
   * Takes in the file at `path`, which nobody writes to any more, and returns once it would survive a power cut under its
   * name. A folder moves it there; elsewhere it is copied, and whoever made it removes it.
   */
  admit(path: string, name: string): Promise<void>;
  /** Absent when there is nothing of that name. */
  open(name: string): Promise<StoredBytes | undefined>;
  remove(name: string): Promise<'removed' | 'missing'>;
  /** The names of what lies there, of what came since `since` (milliseconds) at least. */
  list(since?: number): AsyncIterable<string>;
  /** Throws {@link ShelfAway} with the reason when nothing can be stored, read or removed there. */
  tryOut(): Promise<void>;
  /** Why nothing can be read there just now, or nothing; asked often, it costs little. */
  trouble(): Promise<string | undefined>;
}

/** What lies elsewhere cannot be reached; people are asked to come again, `why` is for who looks after it. */
export class ShelfAway extends Refusal {
  readonly why: string;

  constructor(why: string, cause?: unknown) {
    super('papers.storage_away', {}, 503);
    this.name = 'ShelfAway';
    this.message = `The store of files cannot be reached: ${why}`;
    this.why = why;
    this.cause = cause;
  }
}

/** The shelf that a folder of the disk is, made when first needed. Processes may share it. */
export function openFolderShelf(folder: string, strike?: Strike): Shelf {
  return {
    at: folder,
    admit: (path, name) => admit(folder, path, name, strike),
    open: (name) => openStored(pathOfContent(folder, name)).catch(unlessMissing),
    remove: (name) => remove(folder, name, strike),
    list: (since) => listContents(folder, since),
    tryOut: async () => {},
    trouble: async () => undefined,
  };
}

/** A rename over the same content changes nothing, or repairs what a failing disk had changed. */
async function admit(folder: string, path: string, name: string, strike: Strike | undefined): Promise<void> {
  const place = pathOfContent(folder, name);
  const made = await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  await rename(path, place);
  await strike?.('blob.named');
  const within = [dirname(place), dirname(dirname(place)), folder];
  for (const one of made ? [...within, dirname(made)] : within) await syncFolder(one);
}

async function remove(folder: string, name: string, strike: Strike | undefined): Promise<'removed' | 'missing'> {
  const path = pathOfContent(folder, name);
  const isThere = await stat(path).catch(unlessMissing);
  if (!isThere) return 'missing';
  await rm(path, { force: true });
  await strike?.('blob.removed');
  await syncFolder(dirname(path));
  return 'removed';
}

/** Returns once the names in a folder would survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

/** For a file that may be missing; every other error goes on. */
export function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
