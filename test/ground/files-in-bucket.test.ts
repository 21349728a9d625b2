import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listContents } from '#platform/content-names';
import { openTestBucket, type TestBucket } from '#test/bucket';
import { agencies } from '#test/cast';
import { type OverHttp, signInOverHttp } from '#test/over-http';
import { pdf } from '#test/sample-files';
import { freePort, motcua, type Program } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-in-bucket-'));
chmodSync(folder, 0o711);
const at = (name: string): string => join(folder, name);

let bucket: TestBucket;
let product: Program | undefined;
let address = '';

beforeAll(async () => {
  bucket = await openTestBucket();
});

afterAll(async () => {
  await stop();
  await bucket.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

const settings = {
  MOTCUA_HOME: at('home'),
  MOTCUA_BACKUP: at('backups'),
  MOTCUA_BACKUP_KEY: at('backup.key'),
  MOTCUA_BACKUP_SECRETS: at('safe'),
};
/** The same with its files in the bucket, below a prefix. */
const inBucket = (below: string) => {
  const { place } = bucket;
  return {
    ...settings,
    MOTCUA_FILES: `s3://${place.bucket}/${place.prefix}/${below}`,
    S3_ENDPOINT: place.endpoint,
    S3_REGION: place.region,
    S3_ACCESS_KEY_ID: place.accessKeyId,
    S3_SECRET_ACCESS_KEY: place.secretAccessKey,
  };
};

async function start(settings: Readonly<Record<string, string>>): Promise<OverHttp> {
  const port = await freePort();
  product = motcua(['start'], { ...settings, PORT: port });
  await product.saying('is serving');
  address = `http://127.0.0.1:${port}`;
  return signInOverHttp(address, 'clerk Bình');
}

async function stop(): Promise<void> {
  product?.process.kill('SIGTERM');
  await product?.ended;
  product = undefined;
}

async function handIn(clerk: OverHttp, words: string): Promise<string> {
  const { status, location } = await clerk.send('/tep', { tro_ve: '/' }, pdf(`% ${words}`));
  expect(status).toBe(303);
  return `/tep/${agencies.a}/${location.slice(location.indexOf('tep=') + 4)}`;
}

async function contentsIn(home: string): Promise<number> {
  let count = 0;
  for await (const _name of listContents(at(`${home}/papers`))) count += 1;
  return count;
}

test('a product keeps its files in a bucket, is backed up from there, and comes back into another', async () => {
  expect((await motcua(['backup-key', settings.MOTCUA_BACKUP_KEY], {}).ended).code).toBe(0);
  const clerk = await start(inBucket('a'));
  const paper = await handIn(clerk, 'giấy khai sinh');
  const { status, body } = await clerk.get(paper);
  expect([status, body.equals(pdf('% giấy khai sinh'))]).toEqual([200, true]);
  const ready = await fetch(`${address}/readyz`);
  expect([ready.status, await ready.text()]).toEqual([200, 'ok']);
  expect([await contentsIn('home'), readdirSync(at('home/papers/quarantine'))]).toEqual([0, []]);
  expect((await motcua(['backup'], inBucket('a')).ended).out).toContain('Backed up as');
  await stop();

  const restoring = ['restore', '--from', at('backups'), '--to', at('back'), '--secrets-from', at('safe')];
  const restored = await motcua(restoring, inBucket('b')).ended;
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(restored.out).toMatch(/holds {3}Every file handed in has its content in the store/);
  expect(await contentsIn('back')).toBe(0);

  const back = await motcua(['files', 'move', '--back', '--remove'], { ...inBucket('b'), MOTCUA_HOME: at('back') })
    .ended;
  expect(back).toMatchObject({ code: 0, err: '' });
  expect(back.out).toMatch(/ [1-9]\d* files copied and read again, 0 were there; each was removed where it was/);
  expect(await contentsIn('back')).toBeGreaterThan(0);
}, 300_000);

test('what is wrong with a bucket is said in one line', async () => {
  const settings = { ...inBucket('a'), S3_SECRET_ACCESS_KEY: 'a guess' };
  const { code, out, err } = await motcua(['files', 'move'], settings).ended;
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^The store of files of MOTCUA_FILES cannot be used: it answers 403 .*\n$/);
}, 60_000);
