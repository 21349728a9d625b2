import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Principal, visitor } from './access.ts';
import { openPartStore, type PartStore, type PartsOf } from './file-parts.ts';

const whole = randomBytes(300_000);
const an: Principal = { ...visitor, kind: 'citizen', id: 'An' };
const form = '/nop-ho-so/nhap/1/giay-to';
const scan: PartsOf = { who: an, form, file: { name: 'bản án.pdf', size: whole.length, modified: 7 } };

let folder = '';
let parts: PartStore;
const key = randomBytes(32);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-parts-'));
});
beforeEach(async () => {
  await rm(folder, { recursive: true, force: true });
  parts = openPartStore(folder, key);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A sender whose line is cut after the content. */
const cutAfter = (content: Uint8Array) =>
  Readable.from(
    (async function* () {
      yield content;
      throw new Error('the line was cut');
    })(),
  );
const part = (from: number, to: number) => Readable.from([whole.subarray(from, to)]);
const send = (at: number, content: Readable, of = scan) => parts.append(of, { at, content, since: 0 });
const stands = (of = scan) => parts.sizeOf(of, 0);

describe('a file in parts', () => {
  it('cut off in the middle of a part goes on from there, in another process too, and is the same file', async () => {
    await send(0, part(0, 100_000));
    await expect(send(100_000, cutAfter(whole.subarray(100_000, 150_001)))).rejects.toThrow('the line was cut');
    expect(await stands()).toBe(150_001);
    expect(await parts.open(scan, 0)).toBeUndefined();
    const other = openPartStore(folder, key);
    await other.append(scan, { at: 150_001, content: part(150_001, whole.length), since: 0 });
    const content = await other.open(scan, 0);
    expect(
      createHash('sha256')
        .update(await buffer(content!))
        .digest(),
    ).toEqual(createHash('sha256').update(whole).digest());
  });

  it('takes no part twice, too early or beyond its end, and says where it stands', async () => {
    await send(0, part(0, 1000));
    await expect(send(0, part(0, 1000))).rejects.toMatchObject({ name: 'PartOutOfPlace', size: 1000 });
    await expect(send(2000, part(2000, 3000))).rejects.toMatchObject({ name: 'PartOutOfPlace', size: 1000 });
    await expect(send(Number.NaN, part(0, 1))).rejects.toMatchObject({ name: 'PartOutOfPlace', size: 1000 });
    await expect(send(1000, Readable.from([whole]))).rejects.toMatchObject({ name: 'PartOutOfPlace' });
    expect(await stands()).toBe(1000);
  });

  it('sent by two requests at once, one of them cut, holds every byte in its place', async () => {
    await send(0, part(0, 1000));
    const once = send(1000, cutAfter(whole.subarray(1000, 5000))).catch(() => undefined);
    await Promise.all([once, send(1000, part(1000, 9000))]);
    await send(9000, part(9000, whole.length));
    expect(await buffer((await parts.open(scan, 0))!)).toEqual(whole);
  });

  it('of somebody else, for another form, or of another file is another', async () => {
    await send(0, part(0, 1000));
    for (const other of [
      { ...scan, who: { ...an, id: 'Bình' } },
      { ...scan, who: { ...an, agencyId: 'B' } },
      { ...scan, form: `${form}/khac` },
      { ...scan, file: { ...scan.file, modified: 8 } },
    ])
      expect(await stands(other)).toBe(0);
  });

  it('is begun anew after the time it is kept', async () => {
    await send(0, part(0, 1000));
    const [name = ''] = await readdir(folder);
    await utimes(join(folder, name), 1000, 1000);
    expect(await parts.sizeOf(scan, 2_000_000)).toBe(0);
    const later = { at: 1000, content: part(1000, 2000), since: 2_000_000 };
    await expect(parts.append(scan, later)).rejects.toMatchObject({ size: 0 });
  });

  it('lies on the disk in clear nowhere, and each time it is begun differently', async () => {
    const onDisk = async () => readFile(join(folder, (await readdir(folder))[0]!));
    await send(0, part(0, 1000));
    const first = await onDisk();
    expect(first.includes(whole.subarray(500, 516))).toBe(false);
    await parts.remove(scan);
    await send(0, part(0, 1000));
    expect((await onDisk()).subarray(16).equals(first.subarray(16))).toBe(false);
  });

  it('counts whole among what its sender has under way', async () => {
    await send(0, part(0, 1000));
    expect(await parts.bytesOf(an)).toBe(whole.length);
    expect(await parts.bytesOf({ ...an, id: 'Bình' })).toBe(0);
    await parts.remove(scan);
    expect(await parts.bytesOf(an)).toBe(0);
  });
});
