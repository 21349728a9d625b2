import { type LookupAddress, lookup } from 'node:dns';
import { type ClientRequest, request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** A request to an address that somebody else wrote. */
export interface OutsideRequest {
  /** Sent by POST when it is there. */
  readonly body?: { readonly content: Uint8Array; readonly type: string };
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes of the longest answer that is read. */
  readonly limit: number;
  readonly signal: AbortSignal;
  /** Hosts that may lie in the inner network, as they stand in the address. */
  readonly innerHosts: readonly string[];
}

/** Somebody answered, and not with 200. */
export class OtherStatus extends Error {
  override readonly name = 'OtherStatus';
  readonly status: number;

  constructor(status: number) {
    super(`The answer is ${status}`);
    this.status = status;
  }
}

/** What everybody out there may have as an address; everything else is the inner network, or nobody's. */
const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inner.addSubnet(net, bits, 'ipv4');
const outer = new BlockList();
outer.addSubnet('2000::', 3, 'ipv6');
const tunnels = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  tunnels.addSubnet(net, bits, 'ipv6');

/** Whether a numeric address is one of the open internet. */
export function isOutside(address: string): boolean {
  if (isIP(address) === 4) return !inner.check(address, 'ipv4');
  return isIP(address) === 6 && outer.check(address, 'ipv6') && !tunnels.check(address, 'ipv6');
}

/**
 * Fetches from an address that came with a stranger's file, so that nobody can send us round the inner network: the
 * address a name leads to is looked at before it is connected to, and nothing is followed elsewhere. Throws when it may
 * not be reached, answers otherwise than with 200, or with more than `limit` bytes.
 */
export async function fetchOutside(address: string, wish: OutsideRequest): Promise<Buffer> {
  const url = new URL(address);
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    throw new Error(`${address} is no address to fetch from`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isInner = wish.innerHosts.includes(host);
  if (!isInner && isIP(host) !== 0 && !isOutside(host)) throw new Error(`${host} lies in the inner network`);
  const request = url.protocol === 'https:' ? requestByHttps : requestByHttp;
  const { body } = wish;
  const asking = request(url, {
    method: body ? 'POST' : 'GET',
    headers: { ...wish.headers, ...(body && { 'content-type': body.type, 'content-length': body.content.length }) },
    agent: false,
    signal: wish.signal,
    ...(!isInner && { lookup: lookupOutside }),
  });
  return answerTo(asking, body?.content, wish.limit);
}

/** Looks a name up and leaves nothing of it that lies in the inner network. */
const lookupOutside: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first, ...more] = (found ?? []).filter(({ address }) => isOutside(address));
    if (error || !first) callback(error ?? new Error(`${host} lies in the inner network`), '');
    else if (options.all) callback(null, [first, ...more]);
    else callback(null, first.address, first.family);
  });
};

async function answerTo(asking: ClientRequest, content: Uint8Array | undefined, limit: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  asking.once('error', reject);
  asking.once('response', async (response) => {
    try {
      if (response.statusCode !== 200) throw new OtherStatus(response.statusCode ?? 0);
      const parts: Buffer[] = [];
      let size = 0;
      for await (const part of response as AsyncIterable<Buffer>) {
        size += part.length;
        if (size > limit) throw new Error(`The answer has more than ${limit} bytes`);
        parts.push(part);
      }
      resolve(Buffer.concat(parts));
    } catch (error) {
      asking.destroy();
      reject(error);
    }
  });
  asking.end(content);
  return promise;
}
