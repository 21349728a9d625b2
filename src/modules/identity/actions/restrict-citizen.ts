import { assertOnBehalfOf } from '#platform/access';
import type { Act } from '#platform/journal';
import { saveRestricted } from '../account-store.ts';

/** Restricts what is kept of a citizen to being stored, on their behalf, or lifts that. Whoever calls says why in the journal. */
export async function restrictCitizen({ tx, who, now }: Act, personId: string, restricted: boolean): Promise<void> {
  assertOnBehalfOf(who, personId);
  await saveRestricted(tx, personId, restricted ? now : null);
}
