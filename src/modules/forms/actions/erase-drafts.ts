import { assertOnBehalfOf } from '#platform/access';
import type { Act } from '#platform/journal';
import { removeDrafts } from '../draft-store.ts';

/** Erases every draft of a person, on their behalf. */
export async function eraseDrafts({ tx, who }: Act, personId: string): Promise<void> {
  assertOnBehalfOf(who, personId);
  await removeDrafts(tx, personId);
}
