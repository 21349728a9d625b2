import { randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';
import { type BerElement, childrenOf, numberOf, octetsOf, readBer, signedDataParts, tags } from '../ber.ts';
import { derOid, owned, sha256 } from './der.ts';
import { oid } from './oid.ts';

/** Whoever proves that something was there at a time. */
export interface TimeStampAuthority {
  /** A time-stamp token (RFC 3161) over the SHA-256 `digest`; throws {@link TimeStampError} when there is none to be had. */
  stamp(digest: Uint8Array): Promise<Uint8Array>;
}

/** No time-stamp came: the authority was away, slow, refused, or answered something else. */
export class TimeStampError extends Error {
  override readonly name = 'TimeStampError';
}

/** How long an authority may take (milliseconds) before signing goes on without it. */
const patience = 8_000;

/** A token with its chain has some 6,000 bytes. */
const longestAnswer = 100_000;

const granted = [0, 1];

/** The client of a time-stamp authority that speaks RFC 3161 over HTTP at `url`. */
export function timeStampAuthorityAt(url: string): TimeStampAuthority {
  return {
    async stamp(digest) {
      const nonce = Buffer.concat([Buffer.from([0x40]), randomBytes(8)]);
      try {
        return tokenIn(await ask(url, requestFor(digest, nonce)), digest, nonce);
      } catch (cause) {
        if (cause instanceof TimeStampError) throw cause;
        throw new TimeStampError(`The time-stamp authority at ${url} gave no time-stamp`, { cause });
      }
    },
  };
}

function requestFor(digest: Uint8Array, nonce: Uint8Array): Uint8Array<ArrayBuffer> {
  const hashAlgorithm = new AlgorithmIdentifier({ algorithmId: oid.sha256, algorithmParams: new asn1js.Null() });
  const hashedMessage = new asn1js.OctetString({ valueHex: owned(digest) });
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({ hashAlgorithm, hashedMessage }),
    nonce: new asn1js.Integer({ valueHex: owned(nonce) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

async function ask(url: string, body: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const headers = { 'content-type': 'application/timestamp-query' };
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
  if (!response.ok) throw new TimeStampError(`The time-stamp authority answered ${response.status}`);
  if (Number(response.headers.get('content-length') ?? 0) > longestAnswer) throw new TimeStampError('Far too long');
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * The token of an answer (RFC 3161, 2.4.2), as it is written there; it must be about our digest and carry our nonce: it
 * might be an old or another's one.
 */
function tokenIn(answer: Uint8Array, digest: Uint8Array, nonce: Uint8Array): Uint8Array {
  const [status, token] = childrenOf(readBer(Buffer.from(answer)));
  const [code] = status ? childrenOf(status) : [];
  const given = code?.tag === tags.integer ? numberOf(code) : -1;
  if (!granted.includes(given) || !token)
    throw new TimeStampError(`The time-stamp authority refused with status ${given}`);
  const [, , imprint, , , ...more] = childrenOf(readBer(contentIn(token)));
  const [, hash] = imprint ? childrenOf(imprint) : [];
  const same =
    hash?.content.equals(digest) && more.some(({ tag, content }) => tag === tags.integer && content.equals(nonce));
  if (!same) throw new TimeStampError('The time-stamp is about something else');
  return token.whole;
}

/** The TSTInfo inside a token: EncapsulatedContentInfo. */
function contentIn(token: BerElement): Buffer {
  const [, , encapsulated] = signedDataParts(token);
  const [type, content] = encapsulated ? childrenOf(encapsulated) : [];
  const [info] = content ? childrenOf(content) : [];
  if (!info || !type?.whole.equals(derOid(oid.timeStampInfo))) throw new TimeStampError('This is no time-stamp');
  return octetsOf(info);
}

/** What a signature's time-stamp is made over (ETSI EN 319 122-1, 5.3). */
export function timeStampDigest(signature: Uint8Array): Uint8Array {
  return sha256(signature);
}
