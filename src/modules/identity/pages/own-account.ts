import { notFound } from '#platform/errors';
import type { Call } from '#platform/route';
import { sessionCookie } from '#platform/session';
import { type Credentials, findCredentials } from '../credentials-store.ts';

/** The session cookie of a call, which was checked before the call came here. */
export function ownCookie(call: Pick<Call, 'cookie' | 'tools'>): string {
  return call.cookie(sessionCookie(call.tools.config.publicUrl)) ?? '';
}

/** The account of whoever is signed in. A principal of staff is known by their post, so it is read from the session. */
export function ownAccountId(call: Pick<Call, 'cookie' | 'tools'>): string {
  return ownCookie(call).split('.')[0] ?? '';
}

/** The credentials of the member of staff who is signed in. */
export async function ownCredentials(call: Call): Promise<Credentials> {
  const credentials = await call.read((db) => findCredentials(db, ownAccountId(call)));
  if (!credentials) throw notFound('account');
  return credentials;
}
