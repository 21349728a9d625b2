import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

/** Encrypts `content` (AES-256-GCM, a nonce of its own); `place` says where it belongs, and it opens nowhere else. */
export function lock(key: Buffer, content: Uint8Array, place: string): Buffer {
  const nonce = randomBytes(nonceLength);
  const locking = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(place));
  const locked = Buffer.concat([locking.update(content), locking.final()]);
  return Buffer.concat([nonce, locking.getAuthTag(), locked]);
}

/** What {@link lock} locked; throws when it was changed, belongs elsewhere, or the key is another. */
export function unlock(key: Buffer, box: Buffer, place: string): Buffer {
  const nonce = box.subarray(0, nonceLength);
  const tag = box.subarray(nonceLength, nonceLength + tagLength);
  const unlocking = createDecipheriv(cipher, key, nonce, { authTagLength: tagLength })
    .setAAD(Buffer.from(place))
    .setAuthTag(tag);
  return Buffer.concat([unlocking.update(box.subarray(nonceLength + tagLength)), unlocking.final()]);
}
