import { assertOnBehalfOf } from '#platform/access';
import type { Act } from '#platform/journal';
import { destroyPersonalKey } from '#platform/personal-data';
import { forgetConsulted } from '../consultation-store.ts';
import { removeUnusedPapers } from '../stored-paper-store.ts';

/**
 * Erases the store of the person with this identity number, on their behalf. A paper that a dossier was given stays with that
 * dossier; that clerks looked stays without saying into whose store.
 */
export async function eraseStore({ tx, who }: Act, personId: string, identityNumber: string): Promise<void> {
  assertOnBehalfOf(who, personId);
  for (const { id } of await removeUnusedPapers(tx, identityNumber)) await destroyPersonalKey(tx, id);
  await forgetConsulted(tx, identityNumber);
}
