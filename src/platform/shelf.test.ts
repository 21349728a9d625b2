import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTestBucket, type TestBucket } from '#test/bucket';
import { dropCopy, makeCopy } from '#test/database';
import { type FaultyLine, openFaultyLine } from '#test/faulty-line';
import { sameKeysElsewhere } from '#test/personal-keys';
import { forgetArrivals } from './arrivals.ts';
import { type BlobStore, openBlobStore, type PutOptions } from './blobs.ts';
import { openBucket } from './bucket/bucket.ts';
import type { BucketPlace } from './bucket/bucket-place.ts';
import { openBucketShelf } from './bucket/bucket-shelf.ts';
import { openMovingShelf } from './bucket/moving-shelf.ts';
import { type ContentKeys, openContentKeys } from './content-keys.ts';
import { pathOfContent } from './content-names.ts';
import { moveContents } from './move-contents.ts';
import { openFolderShelf, type Shelf, ShelfAway } from './shelf.ts';

const anything: PutOptions<undefined> = { limit: 20_000_000, inspect: async () => undefined };
const streamOf = (...parts: readonly (string | Buffer)[]) => Readable.from(parts.map((part) => Buffer.from(part)));
const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const quick = { silence: 1_000, budget: 1_500, pause: 50, rest: 0 };

async function all<T>(of: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of of) found.push(one);
  return found;
}

let folder = '';
let keys: ContentKeys;
let server: TestBucket;
let line: FaultyLine;
const copy = `motcua_test_shelf_${process.pid}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motcua-shelf-'));
  keys = openContentKeys({ url: await makeCopy(copy), personalKeys: sameKeysElsewhere(), log: () => {} });
  server = await openTestBucket();
  line = await openFaultyLine(server.place.endpoint);
});
afterAll(async () => {
  await line.stop();
  await server.stop();
  await keys.close();
  await dropCopy(copy);
  await rm(folder, { recursive: true });
});

/** A place of its own in the bucket, on the line where things go wrong. */
const placeByLine = (): BucketPlace => ({
  ...server.place,
  endpoint: line.address,
  prefix: `${server.place.prefix}/${randomBytes(4).toString('hex')}`,
});

interface Ground {
  readonly blobs: BlobStore;
  readonly shelf: Shelf;
  readonly papers: string;
  readonly said: readonly string[];
  placeOf(content: string | Buffer): Promise<string>;
  /** Puts something else in the place of a content, behind the back of the store. */
  harm(name: string, bytes: Buffer): Promise<void>;
}

function groundOf(papers: string, shelf: Shelf, more: Pick<Ground, 'harm' | 'said'>): Ground {
  const placeOf = async (content: string | Buffer) => (await keys.toOpen(hashOf(content)))!.place;
  return { papers, shelf, placeOf, blobs: openBlobStore(papers, keys, { shelf }), ...more };
}

async function inFolder(): Promise<Ground> {
  const papers = await mkdtemp(join(folder, 'papers-'));
  const harm = (name: string, bytes: Buffer) => writeFile(pathOfContent(papers, name), bytes);
  return groundOf(papers, openFolderShelf(papers), { harm, said: [] });
}

async function inBucket(patience = quick): Promise<Ground> {
  const papers = await mkdtemp(join(folder, 'papers-'));
  const place = placeByLine();
  const said: string[] = [];
  const shelf = openBucketShelf({ place, log: (text) => said.push(text), patience });
  const harm = async (name: string, bytes: Buffer) => {
    await writeFile(join(folder, 'harmed'), bytes);
    const straight = { ...place, endpoint: server.place.endpoint };
    await openBucket(straight, () => {}).put(pathOfContent(place.prefix, name), join(folder, 'harmed'));
  };
  return groundOf(papers, shelf, { harm, said });
}

const leftIn = async (papers: string): Promise<string[]> =>
  (await readdir(join(papers, 'quarantine')).catch(() => [])).sort();

describe.each([
  ['a folder', inFolder],
  ['a bucket', () => inBucket()],
])('%s', (_kind, open) => {
  it('keeps a content sealed under its place, gives it back, lists it, and lets it go', async () => {
    const { blobs, shelf, papers, placeOf } = await open();
    const { sha256, size } = await blobs.put(streamOf('giấy ', 'khai sinh'), anything);
    expect({ sha256, size }).toEqual({ sha256: hashOf('giấy khai sinh'), size: Buffer.byteLength('giấy khai sinh') });
    const place = await placeOf('giấy khai sinh');
    const stored = await shelf.open(place);
    expect((await stored!.read(0, stored!.size)).includes('khai sinh')).toBe(false);
    await stored!.close();
    expect(String(await blobs.read(sha256))).toBe('giấy khai sinh');
    expect(await blobs.check(sha256)).toBe('intact');
    expect(await all(shelf.list())).toEqual([place]);
    expect(await leftIn(papers)).toEqual([]);
    expect([await blobs.remove(place), await blobs.remove(place)]).toEqual(['removed', 'missing']);
    expect(await blobs.check(sha256)).toBe('missing');
    await expect(blobs.open(sha256)).rejects.toThrow('cannot be opened');
    expect(await all(shelf.list())).toEqual([]);
  });

  it('keeps a content handed in twice once', async () => {
    const { blobs, shelf } = await open();
    await blobs.put(streamOf('hai lần'), anything);
    await blobs.put(streamOf('hai ', 'lần'), anything);
    expect(await all(shelf.list())).toHaveLength(1);
  });

  it('gives a long content from anywhere, byte by byte', async () => {
    const { blobs, shelf, placeOf } = await open();
    const long = randomBytes(9_000_001);
    const { sha256 } = await blobs.put(
      Readable.from([long.subarray(0, 5_000_000), long.subarray(5_000_000)]),
      anything,
    );
    expect((await buffer(await blobs.open(sha256))).equals(long)).toBe(true);
    const stored = await shelf.open(await placeOf(long));
    const whole = await stored!.read(0, stored!.size);
    for (const [at, length] of [
      [0, 10],
      [4_194_300, 10],
      [8_388_600, 600_000],
      [whole.length - 5, 100],
    ] as const)
      expect((await stored!.read(at, length)).equals(whole.subarray(at, at + length))).toBe(true);
    await stored!.close();
  });

  it.each([
    ['changed', (bytes: Buffer) => bytes.fill(bytes[100]! ^ 1, 100, 101)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['almost empty', (bytes: Buffer) => bytes.subarray(0, 1)],
  ])('tells of a content that is %s there', async (how, harm) => {
    const { blobs, shelf, placeOf, harm: put } = await open();
    const text = `nguyên vẹn ${how}`.repeat(20);
    const { sha256 } = await blobs.put(streamOf(text), anything);
    const stored = await shelf.open(await placeOf(text));
    const bytes = Buffer.from(await stored!.read(0, stored!.size));
    await stored!.close();
    await put(await placeOf(text), harm(bytes));
    expect(await blobs.check(sha256)).toBe('changed');
    await expect(blobs.read(sha256)).rejects.toThrow();
  });

  it('keeps nothing of what was cut off on its way in, or refused', async () => {
    const { blobs, shelf, papers } = await open();
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('nửa chừng');
        throw new Error('the line was cut');
      })(),
    );
    await expect(blobs.put(broken, anything)).rejects.toThrow('the line was cut');
    await expect(blobs.put(streamOf('quá'), { ...anything, limit: 2 })).rejects.toMatchObject({ name: 'BlobTooLarge' });
    expect([await all(shelf.list()), await leftIn(papers)]).toEqual([[], []]);
  });
});

describe('a bucket whose line fails', () => {
  afterEach(() => line.mend());

  it.each([
    ['500 is answered', 500],
    ['the host asks to slow down', 503],
    ['the line is cut', 'cut'],
    ['nothing is answered', 'silence'],
    ['the upload is torn', 'torn_upload'],
  ] as const)('keeps and gives a content all the same when once %s', async (_what, befalls) => {
    const { blobs } = await inBucket();
    const text = `một lần ${befalls}`;
    line.befall('nothing', befalls);
    const { sha256 } = await blobs.put(streamOf(text), anything);
    line.befall(befalls === 'torn_upload' ? 'answer_cut_short' : befalls);
    expect(String(await blobs.read(sha256))).toBe(text);
  });

  it('acknowledges nothing that came to the host otherwise than it was sent, and repairs it when it comes again', async () => {
    const { blobs, papers } = await inBucket();
    line.befall('nothing');
    line.always('changed_upload');
    const putting = blobs.put(streamOf('bị đổi dọc đường'), anything);
    await expect(putting).rejects.toMatchObject({ code: 'papers.storage_away', status: 503 });
    line.always('nothing');
    expect(await leftIn(papers)).toEqual([]);
    const { sha256 } = await blobs.put(streamOf('bị đổi dọc đường'), anything);
    expect(await blobs.check(sha256)).toBe('intact');
  });

  it('sends a content that is there no second time', async () => {
    const { blobs } = await inBucket();
    await blobs.put(streamOf('đã có'), anything);
    line.asked();
    await blobs.put(streamOf('đã ', 'có'), anything);
    expect(line.asked()).toEqual([expect.stringMatching(/^GET /)]);
  });

  it.each(['cut', 'silence', 'slow_answer', 500, 503, 403] as const)(
    'refuses with 503 while the host is away (%s), soon and at once the next time, and goes on when it is back',
    async (befalls) => {
      const patience = { ...quick, rest: 60_000 };
      const { blobs, shelf, papers, said } = await inBucket(patience);
      const { sha256 } = await blobs.put(streamOf(`trước ${befalls}`), anything);
      line.always(befalls);
      const away = { code: 'papers.storage_away', status: 503 };
      const began = performance.now();
      await expect(blobs.put(streamOf(`trong lúc vắng ${befalls}`), anything)).rejects.toMatchObject(away);
      expect(performance.now() - began).toBeLessThan(15_000);
      line.asked();
      await expect(blobs.read(sha256)).rejects.toMatchObject(away);
      await expect(blobs.check(sha256)).rejects.toMatchObject(away);
      expect(line.asked()).toEqual([]);
      expect(await shelf.trouble()).toMatch(/it answers|nothing came|hang up|reset|no whole answer/);
      expect(await leftIn(papers)).toEqual([]);
      expect(said).toEqual([expect.stringMatching(/^the files in s3:.* cannot be reached: \w/)]);
      expect(said.join()).not.toContain(server.place.secretAccessKey);
      line.always('nothing');
      patience.rest = 0;
      expect(String(await blobs.read(sha256))).toBe(`trước ${befalls}`);
      const { sha256: after } = await blobs.put(streamOf(`trong lúc vắng ${befalls}`), anything);
      expect(await blobs.check(after)).toBe('intact');
    },
  );

  it('lists page by page, by the mark that each page gives for the next', async () => {
    const page = (key: string, next: string) =>
      `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${next}<Contents><Key>${key}</Key></Contents></ListBucketResult>`;
    const more = '<IsTruncated>true</IsTruncated><NextContinuationToken>a&amp;b=/+</NextContinuationToken>';
    line.asked();
    line.befall({ page: page('một', more) }, { page: page('hai', '<IsTruncated>false</IsTruncated>') });
    expect(await all(openBucket(placeByLine(), () => {}, quick).list(''))).toEqual(['một', 'hai']);
    expect(line.asked().map((asked) => /continuation-token=.*/.exec(asked)?.[0])).toEqual([
      undefined,
      'continuation-token=a%26b%3D%2F%2B',
    ]);
  });

  // The server that comes with the packages fails at a second page on any Node of today (DES).
  it.skipIf(!process.env.MOTCUA_TEST_S3_URL)('lists page by page what a real server has', async () => {
    const place = placeByLine();
    const bucket = openBucket(place, () => {}, quick);
    await writeFile(join(folder, 'one'), 'một');
    const names = Array.from({ length: 7 }, (_none, at) => `${place.prefix}/${at}`);
    for (const name of names) await bucket.put(name, join(folder, 'one'));
    line.asked();
    expect(await all(bucket.list(`${place.prefix}/`, 3))).toEqual(names);
    expect(line.asked()).toHaveLength(3);
  });
});

describe('a bucket that is tried out', () => {
  const tried = (change: Partial<BucketPlace>) =>
    openBucketShelf({ place: { ...server.place, ...change }, log: () => {}, patience: quick })
      .tryOut()
      .then(
        () => 'well',
        (error: unknown) => (error instanceof ShelfAway ? error.why : error),
      );

  it('is well when it keeps, gives back and forgets, and leaves nothing there', async () => {
    expect(await tried({ prefix: 'thu' })).toBe('well');
    expect(await all(openBucket(server.place, () => {}).list('thu'))).toEqual([]);
  });

  it.each([
    [{ accessKeyId: 'somebody' }, /it does not know S3_ACCESS_KEY_ID|the key may not/],
    [{ secretAccessKey: 'a guess' }, /S3_SECRET_ACCESS_KEY or S3_REGION is another|the key may not/],
    [{ bucket: 'no-such-bucket' }, /there is no such bucket/],
    [{ endpoint: 'http://127.0.0.1:1' }, /ECONNREFUSED/],
  ])('says in a few words what is wrong with %o', async (change, words) => {
    expect(await tried(change)).toMatch(words);
  });
});

describe('files that are moved while people work', () => {
  it('are found where they lie, go into the bucket, are seen whole there, and come back', async () => {
    const before = await inFolder();
    const papers = before.papers;
    const kept = await before.blobs.put(streamOf('để ở đĩa'), anything);
    const erased = await before.blobs.put(streamOf('sẽ xóa'), anything);
    const { shelf: bucket } = await inBucket();
    const folderShelf = openFolderShelf(papers);
    const shelf = openMovingShelf({ bucket, folder: folderShelf, notesIn: papers });
    const after = openBlobStore(papers, keys, { shelf });
    const began = Date.now() - 100;
    const added = await after.put(streamOf('đến sau'), anything);
    const place = await before.placeOf('đến sau');
    expect(await all(folderShelf.list())).toHaveLength(2);
    expect(await all(shelf.list())).toHaveLength(3);
    expect(await all(shelf.list(began))).toContain(place);
    expect(await after.check(kept.sha256)).toBe('intact');
    expect(await after.remove(await before.placeOf('sẽ xóa'))).toBe('removed');
    expect(await after.check(erased.sha256)).toBe('missing');

    const moving = { from: folderShelf, to: bucket, quarantine: join(papers, 'quarantine'), removes: false };
    expect((await all(moveContents(moving))).map(({ moved }) => moved)).toEqual(['copied']);
    expect(await all(folderShelf.list())).toHaveLength(1);
    expect((await all(moveContents({ ...moving, removes: true }))).map(({ moved }) => moved)).toEqual(['there']);
    expect([await all(folderShelf.list()), await all(bucket.list())]).toEqual([[], expect.toSatisfy(hasTwo)]);
    for (const { sha256 } of [kept, added]) expect(await after.check(sha256)).toBe('intact');

    await forgetArrivals(papers, Date.now() + 1_000);
    expect(await all(shelf.list(began))).not.toContain(place);
    const back = { ...moving, from: bucket, to: folderShelf, removes: true };
    expect((await all(moveContents(back))).map(({ moved }) => moved)).toEqual(['copied', 'copied']);
    expect(await all(bucket.list())).toEqual([]);
    for (const { sha256 } of [kept, added]) expect(await before.blobs.check(sha256)).toBe('intact');
  });

  it('stay where they are, and are told, when they are no longer what they were', async () => {
    const { blobs, papers, shelf, placeOf, harm } = await inFolder();
    const { sha256 } = await blobs.put(streamOf('hỏng trên đĩa'), anything);
    await harm(await placeOf('hỏng trên đĩa'), Buffer.from('khác hẳn'));
    const { shelf: bucket } = await inBucket();
    const moving = { from: shelf, to: bucket, quarantine: join(papers, 'quarantine'), removes: true };
    expect((await all(moveContents(moving))).map(({ moved }) => moved)).toEqual(['changed']);
    expect([await blobs.check(sha256), await all(bucket.list())]).toEqual(['changed', []]);
    expect(await leftIn(papers)).toEqual([]);
  });
});

const hasTwo = (names: readonly string[]): boolean => names.length === 2;
