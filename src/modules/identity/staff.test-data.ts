import { Secret, TOTP } from 'otpauth';
import type { Database } from '#platform/database';
import { saveCodeSecret, savePassword } from './credentials-store.ts';
import { newCodeSecret } from './one-time-code.ts';
import { hashPassword } from './password-hash.ts';

export const binh = { username: 'tranvanbinh@lacthuy', password: 'sáng nay trời mưa to' } as const;

/** As much of a test's world as is needed here. */
interface Ground {
  readonly database: Database;
  now(): number;
}

/** Gives a member of staff a password, as if they had chosen it. */
export async function givePassword({ database }: Ground, accountId: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await database.write({ agencies: [] }, (tx) => savePassword(tx, accountId, hash));
}

/** Sets up one-time codes for a member of staff, and gives what their telephone would show. */
export async function giveCodes({ database, now }: Ground, accountId: string): Promise<() => string> {
  const secret = newCodeSecret();
  await database.write({ agencies: [] }, (tx) => saveCodeSecret(tx, accountId, secret, null));
  return codesOf(secret, now);
}

/** What an authenticator application shows for a secret. */
export function codesOf(secret: string, now: () => number): () => string {
  return () => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now() });
}
