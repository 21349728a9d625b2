import { assertOnBehalfOf } from '#platform/access';
import type { Act } from '#platform/journal';
import { destroyPersonalKey } from '#platform/personal-data';
import { saveErased } from '../account-store.ts';
import { forgetAllSecrets } from '../one-time-secret-store.ts';
import { endSessions } from '../own-session-store.ts';

/**
 * Erases a citizen's account, on their behalf: its sessions end, nothing of the person is left in it but its id, and the key of
 * everything sealed about it is destroyed. Signing in again opens a new account. Whoever calls says why in the journal.
 */
export async function eraseCitizen({ tx, who, now }: Act, personId: string): Promise<void> {
  assertOnBehalfOf(who, personId);
  await endSessions(tx, personId);
  await forgetAllSecrets(tx, personId);
  await saveErased(tx, personId, now);
  await destroyPersonalKey(tx, personId);
}
