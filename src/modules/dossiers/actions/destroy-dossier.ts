import { listFilesOfSubject, removeDigitisationsOf } from '#modules/digitisation';
import { listFilesInStore, removeReusesOf } from '#modules/paper-store';
import { destroyFiles } from '#modules/papers';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { announce, holdDossier } from '../act-on-dossier.ts';
import { listFilesOfDossier, saveDestroyed } from '../archived-dossier-store.ts';
import { type DossierKey, getDossier } from '../dossier-store.ts';
import { listFilesInUse } from '../required-paper-store.ts';

/**
 * Destroys the file of a closed dossier for good, as was decided; the system does this, and may do it twice. What a person has in
 * their paper store, and what another dossier was given, stays with that. Throws `dossier.still_open`.
 */
export async function destroyDossier(act: Act, key: DossierKey, decision: string): Promise<void> {
  const { tx, now } = act;
  const dossier = await holdDossier(act, key, 'dossier.destroy');
  if (dossier.destroyedAt) return;
  if (dossier.closedAt === null) throw new Refusal('dossier.still_open', { code: dossier.code });
  const own = await listFilesOfDossier(tx, key);
  const ids = [...own.map(({ id }) => id), ...(await listFilesOfSubject(tx, key.id))];
  await removeDigitisationsOf(tx, key.id);
  await removeReusesOf(tx, key);
  await saveDestroyed(tx, key, dossier.code, now);
  const stays = new Set([...(await listFilesInUse(tx, ids)), ...(await listFilesInStore(tx, ids))]);
  await destroyFiles(
    act,
    [...new Set(ids)].filter((id) => !stays.has(id)),
  );
  await announce(act, 'dossier.destroyed', await getDossier(tx, key), { decision });
}
