import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { ShelfAway } from '../shelf.ts';
import { type Answered, openAsking } from './ask.ts';
import type { BucketPlace } from './bucket-place.ts';
import { openPersisting, Passing, type Patience, type Persist, usualPatience } from './persist.ts';

/** The few things that are asked of a bucket. Each throws {@link ShelfAway} when its host is away or says no. */
export interface Bucket {
  /** In words for who looks after it. */
  readonly at: string;
  /** At most `length` bytes from `at`, and of how many; absent when there is no such object. */
  get(key: string, at: number, length: number): Promise<Stretch | undefined>;
  /** Puts a file there and returns once the host has it, byte by byte. */
  put(key: string, file: string): Promise<void>;
  remove(key: string): Promise<void>;
  /** All keys that begin with `prefix`, asked for so many at a time. */
  list(prefix: string, page?: number): AsyncGenerator<string>;
  /** One attempt to ask for what is not there. */
  look(): Promise<void>;
}

export interface Stretch {
  readonly bytes: Buffer;
  /** Bytes of the whole object. */
  readonly size: number;
}

interface Wish {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly file?: { readonly path: string; readonly size: number; readonly sha256: string };
  /** Answers that are no failure beside 200. */
  readonly expects?: readonly number[];
}

type Wishing = (wish: Wish) => Promise<Answered>;

const nothing = createHash('sha256').digest('hex');

/** Opens a bucket; nothing is asked of it yet. */
export function openBucket(
  place: BucketPlace,
  log: (message: string) => void,
  patience: Patience = usualPatience,
): Bucket {
  const at = `s3://${place.bucket}/${place.prefix} at ${place.endpoint}`;
  const persist = openPersisting(patience, (why) => log(`the files in ${at} cannot be reached: ${why}`));
  const wish = wishing(place, patience);
  const get = (key: string, from: number, length: number) => getFrom(wish, key, from, length);
  return {
    at,
    get: (key, from, length) => persist(() => get(key, from, length)),
    put: (key, file) => put(wish, persist, key, file),
    remove: (key) => persist(async () => void (await wish({ method: 'DELETE', key, expects: [204, 404] }))),
    list: (prefix, page = 1_000) => list(wish, persist, { prefix, 'max-keys': String(page) }),
    look: () => persist.once(async () => void (await get([place.prefix, 'nothing'].filter(Boolean).join('/'), 0, 2))),
  };
}

/** Signs a wish and sends it once. What may pass is {@link Passing}, what the host refuses {@link ShelfAway}. */
function wishing({ bucket, endpoint, region, pathStyle, ...keys }: BucketPlace, { silence }: Patience): Wishing {
  const ask = openAsking(endpoint);
  const root = new URL(pathStyle ? `/${bucket}` : '/', endpoint);
  if (!pathStyle) root.hostname = `${bucket}.${root.hostname}`;
  return async ({ method, key, query = {}, headers = {}, file, expects = [] }) => {
    const url = new URL(key ? `${root.pathname.replace(/\/$/, '')}/${key}` : root.pathname, root);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    // Read only where files lie in a bucket.
    const { AwsV4Signer } = await import('aws4fetch');
    const signed = await new AwsV4Signer({
      ...{ method, url: url.href, service: 's3', region, ...keys },
      headers: { ...headers, 'x-amz-content-sha256': file?.sha256 ?? nothing },
    }).sign();
    const answered = await ask({
      method,
      url,
      headers: { ...Object.fromEntries(signed.headers), ...(file && { 'content-length': String(file.size) }) },
      file: file?.path,
      silence,
      whole: silence * 3 + Math.ceil((file?.size ?? 0) / slowest),
    }).catch((error: NodeJS.ErrnoException) => {
      throw new Passing(error.message || error.code, { cause: error });
    });
    if (answered.status !== 200 && !expects.includes(answered.status)) throw refusalOf(answered);
    return answered;
  };
}

/** Bytes per millisecond of a line too slow to wait for. */
const slowest = 50;

function refusalOf({ status, body }: Answered): Error {
  const code = codeIn(body);
  const said = `it answers ${status}${code && ` (${code})`}`;
  if (status === 429 || status >= 500 || hurt.includes(code)) return new Passing(said);
  return new ShelfAway(meanings[code] ? `${said}: ${meanings[code]}` : said);
}

/** What came was not what was sent. */
const hurt = [
  'BadDigest',
  'IncompleteBody',
  'RequestTimeout',
  'XAmzContentSHA256Mismatch',
  'XAmzContentChecksumMismatch',
];

const codeIn = (body: Buffer): string => /<Code>(\w+)<\/Code>/.exec(body.toString())?.[1] ?? '';

const meanings: Readonly<Record<string, string>> = {
  AccessDenied: 'the key may not get, put, delete and list there',
  InvalidAccessKeyId: 'it does not know S3_ACCESS_KEY_ID',
  SignatureDoesNotMatch: 'S3_SECRET_ACCESS_KEY or S3_REGION is another',
  AuthorizationHeaderMalformed: 'S3_REGION is another',
  RequestTimeTooSkewed: 'its clock and the one here differ',
  NoSuchBucket: 'there is no such bucket',
  PermanentRedirect: 'the bucket lies at another S3_ENDPOINT or in another S3_REGION',
};

async function getFrom(wish: Wishing, key: string, at: number, length: number): Promise<Stretch | undefined> {
  const headers = { range: `bytes=${at}-${at + length - 1}` };
  const { status, headers: told, body } = await wish({ method: 'GET', key, headers, expects: [206, 404, 416] });
  if (status === 404) {
    if (codeIn(body) === 'NoSuchBucket') throw refusalOf({ status, headers: told, body });
    return undefined;
  }
  if (status === 416) return { bytes: Buffer.alloc(0), size: 0 };
  // A host may give the whole instead of what was asked for.
  if (status === 200) return { bytes: body.subarray(at, at + length), size: body.length };
  const size = Number(/\/(\d+)$/.exec(told['content-range'] ?? '')?.[1]);
  if (body.length !== Math.min(length, size - at)) throw new Passing('an answer was cut short');
  return { bytes: body, size };
}

async function put(wish: Wishing, persist: Persist, key: string, path: string): Promise<void> {
  const [sha256, md5] = [createHash('sha256'), createHash('md5')];
  let size = 0;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    for (const hash of [sha256, md5]) hash.update(piece);
    size += piece.length;
  }
  const digest = sha256.digest();
  const [checksum, etag] = [digest.toString('base64'), `"${md5.digest('hex')}"`];
  const headers = { 'x-amz-checksum-sha256': checksum, 'content-type': 'application/octet-stream' };
  const file = { path, size, sha256: digest.toString('hex') };
  await persist(async () => {
    const { headers: told } = await wish({ method: 'PUT', key, headers, file });
    const kept = told['x-amz-checksum-sha256'];
    const isTold = kept === checksum || (kept === undefined && told.etag === etag);
    if (isTold || (kept === undefined && (await isThere(wish, key, { size, checksum })))) return;
    throw new Passing('what it keeps is not what was sent');
  });
}

/** For hosts that tell no checksum of what they keep: reads all of it again. */
async function isThere(wish: Wishing, key: string, file: { readonly size: number; readonly checksum: string }) {
  const hash = createHash('sha256');
  for (let at = 0; at < file.size; ) {
    const { bytes, size = 0 } = (await getFrom(wish, key, at, windowLength)) ?? {};
    if (!bytes || size !== file.size || bytes.length === 0) return false;
    hash.update(bytes);
    at += bytes.length;
  }
  return hash.digest('base64') === file.checksum;
}

/** Bytes that are read at once. */
export const windowLength = 4 * 1_048_576;

async function* list(wish: Wishing, persist: Persist, asked: Wish['query']): AsyncGenerator<string> {
  for (let token: string | undefined = ''; token !== undefined; ) {
    const query = { 'list-type': '2', ...asked, ...(token && { 'continuation-token': token }) };
    const { body } = await persist(() => wish({ method: 'GET', key: '', query }));
    const text = body.toString();
    if (!/<ListBucketResult[ >]/.test(text)) throw new ShelfAway('it answers something else than a list');
    for (const [, key = ''] of text.matchAll(/<Key>([^<]*)<\/Key>/g)) yield key;
    token = nextIn(text);
  }
}

function nextIn(text: string): string | undefined {
  if (!/<IsTruncated>true<\/IsTruncated>/.test(text)) return undefined;
  const token = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/.exec(text)?.[1];
  if (!token) throw new ShelfAway('its list goes on nowhere');
  return token.replace(/&(lt|gt|quot|apos|amp);/g, (_all, name: string) => entities[name] ?? '');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
