import { assertOnBehalfOf } from '#platform/access';
import type { Act } from '#platform/journal';
import { type CorrectableField, saveCorrected } from '../account-store.ts';

/**
 * Writes what is right into a citizen's account, on their behalf. What their electronic identity says at the next sign-in takes
 * its place: whoever vouches for them has to correct it too. Whoever calls says why in the journal.
 */
export async function correctCitizen(
  { tx, who }: Act,
  personId: string,
  { field, value }: { readonly field: CorrectableField; readonly value: string },
): Promise<void> {
  assertOnBehalfOf(who, personId);
  await saveCorrected(tx, personId, field, value);
}
