import { randomBytes } from 'node:crypto';
import { forbidden } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { HandOff } from '../hand-off/hand-off.ts';
import { saveOneUseAddress } from '../hand-off/hand-off-store.ts';
import { hashOfSecret, lifetime } from '../hand-off/one-use-address.ts';

/** Opens an address for a signing program, which has no session; one opened before is closed. Returns its secret. */
export async function openOneUseAddress(act: Act, { agencyId, id, holderId }: HandOff): Promise<string> {
  if (holderId !== act.who.id) throw forbidden('signatures.hold_certificate');
  const secret = randomBytes(32).toString('base64url');
  await saveOneUseAddress(act.tx, { agencyId, id }, hashOfSecret(secret), act.now + lifetime);
  return secret;
}
