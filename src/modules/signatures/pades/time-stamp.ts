import { randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  ContentInfo,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { owned, sha256 } from './der.ts';
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

/** The token of an answer, which must be about our digest and carry our nonce: it might be an old or another's one. */
function tokenIn(answer: Uint8Array, digest: Uint8Array, nonce: Uint8Array): Uint8Array {
  const { status, timeStampToken } = TimeStampResp.fromBER(owned(answer));
  if (!granted.includes(status.status) || !timeStampToken)
    throw new TimeStampError(`The time-stamp authority refused with status ${status.status}`);
  const token = new Uint8Array(timeStampToken.toSchema().toBER());
  const info = timeStampInfo(token);
  const same =
    Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView).equals(digest) &&
    info.nonce !== undefined &&
    Buffer.from(info.nonce.valueBlock.valueHexView).equals(nonce);
  if (!same) throw new TimeStampError('The time-stamp is about something else');
  return token;
}

/** What a time-stamp token says; throws when it is none. Nothing of it is verified here. */
export function timeStampInfo(token: Uint8Array): TSTInfo {
  const content = ContentInfo.fromBER(owned(token));
  const { encapContentInfo } = new SignedData({ schema: content.content });
  if (encapContentInfo.eContentType !== oid.timeStampInfo || !encapContentInfo.eContent)
    throw new TimeStampError('This is no time-stamp');
  return TSTInfo.fromBER(encapContentInfo.eContent.getValue());
}

/** What a signature's time-stamp is made over (ETSI EN 319 122-1, 5.3). */
export function timeStampDigest(signature: Uint8Array): Uint8Array {
  return sha256(signature);
}
