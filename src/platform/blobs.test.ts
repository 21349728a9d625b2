import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, open, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlobStore, openBlobStore, type PutOptions } from './blobs.ts';

let folder = '';
let blobs: BlobStore;
const anything: PutOptions<undefined> = { limit: 1000, inspect: async () => undefined };
const streamOf = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)));
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const filesIn = async (path: string) =>
  (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-blobs-'));
  blobs = openBlobStore(join(folder, 'papers'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a content', () => {
  it('is kept under its hash, in two levels of folders, and comes back byte by byte', async () => {
    const sha256 = hashOf('giấy khai sinh');
    const kept = await blobs.put(streamOf('giấy ', 'khai sinh'), anything);
    expect(kept).toEqual({ sha256, size: Buffer.byteLength('giấy khai sinh'), found: undefined });
    const place = join(folder, 'papers', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    expect(await readFile(place, 'utf8')).toBe('giấy khai sinh');
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
    const refusing = async (path: string) => {
      seen = await readFile(path, 'utf8');
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
    await writeFile(join(folder, 'papers', sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'đã bị sửa');
    expect(await blobs.check(sha256)).toBe('changed');
    await blobs.put(streamOf('nguyên vẹn'), anything);
    expect(await blobs.check(sha256)).toBe('intact');
  });

  it('that is not there is reported as missing, and opening it fails before the first byte', async () => {
    expect(await blobs.check(hashOf('không có'))).toBe('missing');
    await expect(blobs.open(hashOf('không có'))).rejects.toThrow('cannot be opened');
    await expect(blobs.open('../../etc/passwd')).rejects.toThrow('Not a SHA-256');
  });
});

it.skipIf(!existsSync('/dev/full'))('a full disk refuses in words, and leaves nothing half-written', async () => {
  const full = openBlobStore(join(folder, 'full'), async (path) => {
    await writeFile(path, '');
    return open('/dev/full', 'a');
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

it('a content that nothing names any more is removed, unless it came within the time given', async () => {
  const { sha256 } = await blobs.put(streamOf('phải xóa'), anything);
  const day = 86_400_000;
  expect(await blobs.remove(sha256, Date.now() - day)).toBe('too_young');
  expect(await blobs.check(sha256)).toBe('intact');
  const before = await filesIn(folder);
  expect(await blobs.remove(sha256, Date.now() + day)).toBe('removed');
  expect(await blobs.remove(sha256, Date.now() + day)).toBe('missing');
  expect(await filesIn(folder)).toHaveLength(before.length - 1);
});
