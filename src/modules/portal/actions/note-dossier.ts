import type { Act } from '#platform/journal';
import { beginningOf } from '../connection.ts';
import { findConnection } from '../connection-store.ts';
import { forgetWords } from '../exchange-store.ts';
import { findDossierSince, findTold, putToTell, saveOver, type ToldKey } from '../told-dossier-store.ts';

/**
 * Notes that a dossier is to be told at the version it has now, and says whether there is anything to tell: not without a
 * connection, nor of a dossier older than it. Of one that was destroyed nothing is told any more.
 */
export async function noteDossier(act: Act, key: ToldKey): Promise<boolean> {
  const connection = await findConnection(act.tx, key.agencyId);
  const from = connection ? beginningOf(connection.toldFrom) : 0;
  const dossier = await findDossierSince(act.tx, key, from);
  if (dossier?.isDestroyed) {
    const told = await findTold(act.tx, key);
    if (told) await saveOver(act.tx, told, act.now);
    await forgetWords(act.tx, key);
    return false;
  }
  if (!connection || !dossier) return false;
  await putToTell(act.tx, dossier, act.now);
  return true;
}
