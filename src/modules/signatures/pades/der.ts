import { createHash } from 'node:crypto';

export type Bytes = Uint8Array<ArrayBuffer>;

/** The SHA-256 of some parts put together. */
export function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** A copy that owns its memory, as the ASN.1 library takes it. */
export function owned(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes);
}

/** One DER element: its tag, the length of the content, the content. */
export function derElement(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  const long = length < 128 ? [] : [...Buffer.from(length.toString(16).padStart(8, '0'), 'hex')];
  const size = long.slice(long.findIndex((byte) => byte !== 0));
  const head = length < 128 ? [tag, length] : [tag, 0x80 | size.length, ...size];
  return Buffer.concat([Buffer.from(head), content]);
}
