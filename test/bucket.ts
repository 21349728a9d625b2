import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import type { BucketPlace } from '#platform/bucket/bucket-place';

/** A bucket for tests, with a prefix of its own. */
export interface TestBucket {
  readonly place: BucketPlace;
  stop(): Promise<void>;
}

/**
 * Opens a bucket at the server that `MOTCUA_TEST_S3_URL` names (`http://KEY:SECRET@host:port/bucket?region=…`), or at one
 * that is started for it.
 */
export async function openTestBucket(): Promise<TestBucket> {
  const prefix = `tests/${randomBytes(8).toString('hex')}`;
  const given = process.env.MOTCUA_TEST_S3_URL;
  return given ? { place: { ...placeIn(given), prefix }, stop: async () => {} } : startServer(prefix);
}

function placeIn(text: string): BucketPlace {
  const url = new URL(text);
  return {
    bucket: url.pathname.slice(1),
    prefix: '',
    endpoint: url.origin,
    region: url.searchParams.get('region') ?? 'us-east-1',
    pathStyle: true,
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  };
}

async function startServer(prefix: string): Promise<TestBucket> {
  const directory = await mkdtemp(join(tmpdir(), 'motcua-s3-'));
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    directory,
    silent: true,
    configureBuckets: [{ name: 'papers' }],
  });
  const { port } = await server.run();
  const place = {
    ...{ bucket: 'papers', prefix, endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', pathStyle: true },
    ...{ accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
  };
  const stop = async () => {
    await server.close();
    await rm(directory, { recursive: true, force: true });
  };
  return { place, stop };
}
