import { startSession } from '#modules/identity';
import { openDatabase } from '#platform/database';
import { sessionCookie } from '#platform/session';
import { sameKeysElsewhere } from '#test/personal-keys';

/** Signs somebody in past the sign-in page and returns the cookie of their browser. */
export async function signIn(url: string, accountId: string, kind: 'citizen' | 'staff'): Promise<string> {
  const database = openDatabase({ url, size: 1, log: () => {}, personalKeys: sameKeysElsewhere() });
  const account = { id: accountId, kind };
  const secret = await database.write({ agencies: [] }, (tx) => startSession(tx, account, 'demonstration', Date.now()));
  await database.close();
  return `${sessionCookie('http://localhost')}=${secret}`;
}
