import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInClear, pathOfContent } from '../content-names.ts';
import { isUnchanged } from '../sealed-file.ts';
import { type Shelf, ShelfAway } from '../shelf.ts';
import type { StoredBytes } from '../stored-bytes.ts';
import { type Bucket, openBucket, windowLength } from './bucket.ts';
import type { BucketPlace } from './bucket-place.ts';
import type { Patience } from './persist.ts';

export interface BucketShelfOptions {
  readonly place: BucketPlace;
  readonly log: (message: string) => void;
  readonly patience?: Patience;
}

/** Bytes that tell whether something is there; there are hosts that take the range `0-0` for all of it. */
const aGlance = 2;

/** How long what was seen of the host is told again (milliseconds). */
const seenFor = 5_000;

/** The shelf that a bucket is: keys are what paths are in a folder, so that either can be copied to the other as it is. */
export function openBucketShelf({ place, log, patience }: BucketShelfOptions): Shelf {
  const bucket = openBucket(place, log, patience);
  const before = place.prefix && `${place.prefix}/`;
  const keyOf = (name: string): string => {
    if (isInClear(name)) throw new Error(`What lies in clear goes into no bucket: ${name}`);
    return pathOfContent(place.prefix, name);
  };
  return {
    at: bucket.at,
    admit: async (path, name) => admit(bucket, keyOf(name), path),
    open: async (name) => openStored(bucket, keyOf(name)),
    remove: async (name) => {
      if (!(await bucket.get(keyOf(name), 0, aGlance))) return 'missing';
      await bucket.remove(keyOf(name));
      return 'removed';
    },
    list: () => namesIn(bucket, before),
    // Whoever tries it out says what is wrong.
    tryOut: () =>
      tryOut(
        openBucket(place, () => {}, patience),
        `${before}trial-${randomUUID()}`,
      ),
    trouble: seenOf(bucket),
  };
}

/** A content that is there is not sent again, unless what is there is no longer whole. */
async function admit(bucket: Bucket, key: string, path: string): Promise<void> {
  const [{ size }, there] = await Promise.all([stat(path), openStored(bucket, key)]);
  if (there?.size === size && (await isUnchanged(there))) return;
  await bucket.put(key, path);
}

async function* namesIn(bucket: Bucket, before: string): AsyncGenerator<string> {
  for await (const key of bucket.list(before)) {
    const name = key.slice(key.lastIndexOf('/') + 1);
    if (/^[0-9a-f]{32}$/.test(name) && key === before + pathOfContent('', name)) yield name;
  }
}

/** Read by windows, of which one is kept: most files are had with the first. */
async function openStored(bucket: Bucket, key: string): Promise<StoredBytes | undefined> {
  const first = await bucket.get(key, 0, windowLength);
  if (!first) return undefined;
  let seen = { at: 0, bytes: first.bytes };
  const windowAt = async (at: number): Promise<Buffer> => {
    if (at < seen.at || at >= seen.at + seen.bytes.length) {
      const found = await bucket.get(key, at, windowLength);
      if (!found?.bytes.length) throw new ShelfAway('a file went while it was read');
      seen = { at, bytes: found.bytes };
    }
    return seen.bytes.subarray(at - seen.at);
  };
  const read = async (at: number, length: number): Promise<Buffer> => {
    const end = Math.min(first.size, at + length);
    const parts: Buffer[] = [];
    for (let next = at; next < end; next += parts.at(-1)!.length)
      parts.push((await windowAt(next)).subarray(0, end - next));
    return Buffer.concat(parts);
  };
  return { size: first.size, read, close: async () => {} };
}

async function tryOut(bucket: Bucket, key: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'motcua-trial-'));
  const path = join(folder, 'trial');
  const bytes = randomBytes(1_000);
  await writeFile(path, bytes);
  try {
    if (await bucket.get(key, 0, aGlance)) throw new ShelfAway('it has what nobody put there');
    await bucket.put(key, path);
    const back = await bucket.get(key, 0, windowLength);
    if (!back?.bytes.equals(bytes)) throw new ShelfAway('it gives back something else than was put there');
    await bucket.remove(key);
    if (await bucket.get(key, 0, aGlance)) throw new ShelfAway('it keeps what was deleted');
  } finally {
    await rm(folder, { recursive: true });
  }
}

function seenOf(bucket: Bucket): () => Promise<string | undefined> {
  let seen: { readonly at: number; readonly why: Promise<string | undefined> } | undefined;
  const look = (): Promise<string | undefined> =>
    bucket.look().then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof ShelfAway) return error.why;
        throw error;
      },
    );
  return () => {
    if (!seen || performance.now() - seen.at > seenFor) seen = { at: performance.now(), why: look() };
    return seen.why;
  };
}
