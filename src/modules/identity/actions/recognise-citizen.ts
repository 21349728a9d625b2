import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import type { AccountRef } from '../account.ts';
import { insertCitizen, lockCitizen, refreshCitizen } from '../account-store.ts';
import type { VerifiedIdentity } from '../claims.ts';

/**
 * Finds the account of the person a provider vouches for, or opens one, and brings it up to what is said of them today.
 * Throws `identity.account_disabled`, and `identity.number_of_another` when the number now said is somebody else's.
 */
export async function recogniseCitizen(act: Act, identity: VerifiedIdentity): Promise<AccountRef> {
  const known = await lockCitizen(act.tx, identity);
  if (known?.isDisabled) throw new Refusal('identity.account_disabled');
  const id = known?.id ?? newId(act.now);
  if (known) await refreshCitizen(act.tx, id, identity);
  else await insertCitizen(act.tx, id, identity, act.now);
  return { id, kind: 'citizen' };
}
