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

/** An object identifier such as `1.2.840.113549.1.7.1`. */
export function derOid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((part) => {
    const groups = [part & 0x7f];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return derElement(0x06, Buffer.from(bytes));
}
