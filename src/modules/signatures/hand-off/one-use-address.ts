import { createHash, timingSafeEqual } from 'node:crypto';
import { isWithin } from '#platform/clock';
import type { HandOff } from './hand-off.ts';

/** How long a signing program has to fetch the document and to bring it back, milliseconds. The house's own. */
export const lifetime = 15 * 60_000;

export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Whether a secret opens the address of a document now: it runs out, and is good for one document brought back. */
export function opens(
  { secretHash, openUntil, returnedSha256, handedBackAt }: HandOff,
  secret: string,
  now: number,
): boolean {
  if (secretHash === null || openUntil === null || !isWithin(openUntil - lifetime, lifetime, now)) return false;
  if (returnedSha256 !== null || handedBackAt !== null) return false;
  return timingSafeEqual(Buffer.from(secretHash), Buffer.from(hashOfSecret(secret)));
}
