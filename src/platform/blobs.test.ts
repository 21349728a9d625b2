import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropCopy, makeCopy } from '#test/database';
import { sameKeysElsewhere } from '#test/personal-keys';
import { type BlobStore, openBlobStore, type PutOptions } from './blobs.ts';
import { type ContentKeys, destroyContentKey, openContentKeys } from './content-keys.ts';
import { pathOfContent } from './content-names.ts';
import { openDatabase } from './database.ts';
import { type Readings, unchanged } from './sealed-file.ts';

let folder = '';
let blobs: BlobStore;
let keys: ContentKeys;
let url = '';
const copy = `motcua_test_blobs_${process.pid}`;
const anything: PutOptions<undefined> = { limit: 1000, inspect: async () => undefined };
const streamOf = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)));
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
async function all<T>(of: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of of) found.push(one);
  return found;
}
const filesIn = async (path: string) =>
  (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-blobs-'));
  url = await makeCopy(copy);
  keys = openContentKeys({ url, personalKeys: sameKeysElsewhere(), log: () => {} });
  blobs = openBlobStore(join(folder, 'papers'), keys);
});
afterAll(async () => {
  await keys.close();
  await dropCopy(copy);
  await rm(folder, { recursive: true });
});
const placeOf = async (sha256: string) => pathOfContent(join(folder, 'papers'), (await keys.toOpen(sha256))!.place);

describe('a content', () => {
  it('is kept in two levels of folders under a name that tells nothing, and comes back byte by byte', async () => {
    const sha256 = hashOf('giấy khai sinh');
    const kept = await blobs.put(streamOf('giấy ', 'khai sinh'), anything);
    expect(kept).toEqual({ sha256, size: Buffer.byteLength('giấy khai sinh'), found: undefined });
    const path = await placeOf(sha256);
    expect(path).not.toContain(sha256);
    expect((await readFile(path)).includes('khai sinh')).toBe(false);
    expect((await buffer(await blobs.open(sha256))).toString()).toBe('giấy khai sinh');
    expect(await blobs.check(sha256)).toBe('intact');
  });

  it('handed in twice is kept once', async () => {
    const before = (await filesIn(folder)).length;
    await blobs.put(streamOf('hai lần'), anything);
    await blobs.put(streamOf('hai ', 'lần'), anything);
    expect(await filesIn(folder)).toHaveLength(before + 1);
  });

  it('that its inspector refuses leaves nothing behind', async () => {
    const before = await filesIn(folder);
    let seen = '';
    const refusing = async (content: Readings) => {
      seen = `${await content.read(0, 100)}`;
      throw new Error('no');
    };
    await expect(blobs.put(streamOf('xấu'), { limit: 100, inspect: refusing })).rejects.toThrow('no');
    expect(seen).toBe('xấu');
    expect(await filesIn(folder)).toEqual(before);
  });

  it('one byte over the limit is refused with its whole size, and at the limit it is kept', async () => {
    const before = await filesIn(folder);
    const over = blobs.put(streamOf('a'.repeat(1000), 'bcd'), anything);
    await expect(over).rejects.toMatchObject({ name: 'BlobTooLarge', size: 1003, limit: 1000, isCut: false });
    expect(await filesIn(folder)).toEqual(before);
    expect((await blobs.put(streamOf('a'.repeat(1000)), anything)).size).toBe(1000);
  });

  it('cut off by whoever hands it over is refused', async () => {
    const cut = Object.assign(streamOf('nửa'), { truncated: true });
    await expect(blobs.put(cut, anything)).rejects.toMatchObject({ name: 'BlobTooLarge', isCut: true });
  });

  it('whose sender goes away half-way leaves nothing, and is kept when sent again', async () => {
    const before = await filesIn(folder);
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('nửa chừng');
        throw new Error('the line was cut');
      })(),
    );
    await expect(blobs.put(broken, anything)).rejects.toThrow('the line was cut');
    expect(await filesIn(folder)).toEqual(before);
    expect((await blobs.put(streamOf('nửa chừng'), anything)).sha256).toBe(hashOf('nửa chừng'));
  });

  it('that changed on the disk is noticed, and repaired by handing it in again', async () => {
    const { sha256 } = await blobs.put(streamOf('nguyên vẹn'), anything);
    await writeFile(await placeOf(sha256), 'đã bị sửa');
    expect(await blobs.check(sha256)).toBe('changed');
    await blobs.put(streamOf('nguyên vẹn'), anything);
    expect(await blobs.check(sha256)).toBe('intact');
  });

  it('that is not there is reported as missing, and opening it fails before the first byte', async () => {
    expect(await blobs.check(hashOf('không có'))).toBe('missing');
    await expect(blobs.open(hashOf('không có'))).rejects.toThrow('cannot be opened');
    await expect(blobs.open('../../etc/passwd')).rejects.toThrow('Neither a place nor a SHA-256');
  });
});

it.skipIf(!existsSync('/dev/full'))('a full disk refuses in words, and leaves nothing half-written', async () => {
  const full = openBlobStore(join(folder, 'full'), keys, {
    create: async (path) => {
      await writeFile(path, '');
      return open('/dev/full', 'a');
    },
  });
  await expect(full.put(streamOf('x'), anything)).rejects.toMatchObject({ code: 'papers.disk_full', status: 507 });
  expect(await filesIn(join(folder, 'full'))).toEqual([]);
});

it('what a killed process left in quarantine is cleared once it is old', async () => {
  const quarantine = join(folder, 'papers', 'quarantine');
  const day = 86_400_000;
  const now = Date.now();
  for (const [name, age] of [
    ['old', 2 * day],
    ['fresh', 0],
  ] as const) {
    await writeFile(join(quarantine, name), 'dở dang');
    await utimes(join(quarantine, name), new Date(), new Date(now - age));
  }
  expect(await blobs.clearLeftovers(now - day)).toBe(1);
  expect(await readdir(quarantine)).toEqual(['fresh']);
});

/** What an earlier version of the product left behind. */
async function leaveInClear(text: string): Promise<string> {
  const sha256 = hashOf(text);
  const path = pathOfContent(join(folder, 'papers'), sha256);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return sha256;
}

describe('a content that an earlier version stored in clear', () => {
  it('is read as it is until it is sealed, and then as before', async () => {
    const sha256 = await leaveInClear('bản rõ');
    expect(String(await blobs.read(sha256))).toBe('bản rõ');
    expect(await blobs.check(sha256)).toBe('intact');
    expect(await all(blobs.listInClear())).toEqual([sha256]);
    expect(await blobs.sealInClear(sha256)).toBe('sealed');
    expect(await all(blobs.listInClear())).toEqual([]);
    expect(String(await blobs.read(sha256))).toBe('bản rõ');
    expect((await readFile(await placeOf(sha256))).includes('bản rõ')).toBe(false);
    expect(await blobs.sealInClear(sha256)).toBe('missing');
  });

  it('and is no longer what its hash says is left alone and told', async () => {
    const sha256 = await leaveInClear('đã hỏng');
    await writeFile(pathOfContent(join(folder, 'papers'), sha256), 'khác');
    expect(await blobs.sealInClear(sha256)).toBe('changed');
    expect(await blobs.check(sha256)).toBe('changed');
    await blobs.removeInClear(sha256, Number.POSITIVE_INFINITY);
  });

  it('is removed once nothing names it, unless it came within the time given', async () => {
    const sha256 = await leaveInClear('phải xóa');
    const day = 86_400_000;
    expect(await blobs.removeInClear(sha256, Date.now() - day)).toBe('too_young');
    expect(await blobs.check(sha256)).toBe('intact');
    const before = await filesIn(folder);
    expect(await blobs.removeInClear(sha256, Date.now() + day)).toBe('removed');
    expect(await blobs.removeInClear(sha256, Date.now() + day)).toBe('missing');
    expect(await filesIn(folder)).toHaveLength(before.length - 1);
  });
});

it('a content whose key was destroyed is opened by nobody; handed in again it has another key and another place', async () => {
  const database = openDatabase({ url, size: 2, log: () => {}, personalKeys: sameKeysElsewhere() });
  const { sha256 } = await blobs.put(streamOf('của riêng ai'), anything);
  const old = await placeOf(sha256);
  const place = await database.write({ agencies: [] }, (tx) => destroyContentKey(tx, sha256));
  await database.close();
  expect(existsSync(old)).toBe(true);
  await expect(blobs.open(sha256)).rejects.toThrow('cannot be opened');
  expect(await blobs.check(sha256)).toBe('missing');
  await blobs.put(streamOf('của riêng ai'), anything);
  expect(await placeOf(sha256)).not.toBe(old);
  expect(await blobs.remove(place!)).toBe('removed');
  expect(await blobs.remove(place!)).toBe('missing');
  expect(await blobs.check(sha256)).toBe('intact');
});

describe('a long content', () => {
  const long = randomBytes(300_001);
  const options: PutOptions<Buffer[]> = {
    limit: 1_000_000,
    inspect: async ({ read, stream }) => [
      await read(65_530, 20),
      await read(299_990, 100),
      await buffer(stream(131_072)),
    ],
  };

  it('can be looked at from anywhere while it is in quarantine, and comes back whole', async () => {
    const { sha256, found } = await blobs.put(
      Readable.from([long.subarray(0, 70_000), long.subarray(70_000)]),
      options,
    );
    expect(found).toEqual([long.subarray(65_530, 65_550), long.subarray(299_990), long.subarray(131_072)]);
    expect((await blobs.read(sha256)).equals(long)).toBe(true);
  });

  it.each([0, 65_536, 131_072])('of %i bytes, at the edge of a chunk, comes back whole', async (length) => {
    const { sha256 } = await blobs.put(Readable.from([long.subarray(0, length)]), options);
    expect((await blobs.read(sha256)).equals(long.subarray(0, length))).toBe(true);
  });

  it.each([
    ['changed in one bit', (file: Buffer) => file.fill(file[100]! ^ 1, 100, 101)],
    ['cut off', (file: Buffer) => file.subarray(0, file.length - 1)],
    ['with a chunk gone', (file: Buffer) => Buffer.concat([file.subarray(0, 65_552), file.subarray(131_104)])],
    [
      'with two chunks swapped',
      (file: Buffer) =>
        Buffer.concat([file.subarray(65_552, 131_104), file.subarray(0, 65_552), file.subarray(131_104)]),
    ],
  ])('%s gives out nothing that was not handed in, and is told without any key as well', async (_what, harm) => {
    const { sha256 } = await blobs.put(Readable.from([long]), options);
    const path = await placeOf(sha256);
    const harmed = harm(await readFile(path));
    await writeFile(path, harmed);
    expect(await blobs.check(sha256)).toBe('changed');
    await expect(blobs.read(sha256)).rejects.toThrow();
    const seen = all(unchanged(Readable.from([harmed]), () => new Error('it was changed')));
    await expect(seen).rejects.toThrow('it was changed');
  });

  it('put into the place of another opens nothing', async () => {
    const [one, other] = [await blobs.put(streamOf('một'), anything), await blobs.put(streamOf('hai'), anything)];
    await writeFile(await placeOf(one.sha256), await readFile(await placeOf(other.sha256)));
    expect(await blobs.check(one.sha256)).toBe('changed');
  });
});
