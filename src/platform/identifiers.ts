import { hash, randomBytes } from 'node:crypto';

/**
 * A UUID version 7 (RFC 9562): 48 bits of milliseconds, then randomness; sorts by the time it was made. Of several made
 * in one millisecond, `place` (0 to 4095) says which comes first.
 */
export function newId(now: number = Date.now(), place?: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  if (place !== undefined) bytes.writeUInt16BE(place & 0x0fff, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A secret of 256 random bits for sessions and links, URL-safe. Only its {@link hashOf} is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The SHA-256 of a secret, as stored. */
export function hashOf(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether text has the shape of an id, so that it may be sent to the database as one. */
export function isId(text: string): boolean {
  return uuid.test(text);
}
