import { destroyDossier } from '#modules/dossiers';
import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import type { DestructionKey, ListedDossier } from '../destruction.ts';
import { listListed, lockDestruction, saveBecame, saveCarriedOut } from '../destruction-store.ts';
import { holdingsOf } from '../due-dossiers.ts';
import type { DestructionCarriedOut } from '../events.ts';
import { retentionPermissions } from '../permissions.ts';

/** Destroys one dossier of a list that was decided, unless something holds it back by now; may be done twice. */
export async function destroyListed(act: Act, key: DestructionKey, { id, code }: ListedDossier): Promise<void> {
  const { tx, now, who } = act;
  assertMay(retentionPermissions, 'retention.carry_out', who, { agencyIds: [key.agencyId] });
  const list = await lockDestruction(tx, key);
  if (list?.outcome !== 'decided') return;
  const listed = (await listListed(tx, key)).find((dossier) => dossier.id === id);
  if (!listed || listed.became !== null) return;
  const held = await holdingsOf(tx, key.agencyId, [{ id, code }]);
  if (held.has(id)) return saveBecame(tx, key, id, { became: 'held', at: now });
  await destroyDossier(act, { agencyId: key.agencyId, id }, list.decision ?? '');
  await saveBecame(tx, key, id, { became: 'destroyed', at: now });
}

/** Notes that nothing of a list is left to do, once. */
export async function finishDestruction(act: Act, key: DestructionKey): Promise<void> {
  assertMay(retentionPermissions, 'retention.carry_out', act.who, { agencyIds: [key.agencyId] });
  const list = await lockDestruction(act.tx, key);
  const listed = await listListed(act.tx, key);
  if (list?.outcome !== 'decided' || list.carriedOutAt !== null || listed.some(({ became }) => became === null)) return;
  await saveCarriedOut(act.tx, key, act.now);
  const destroyed = listed.filter(({ became }) => became === 'destroyed').length;
  const data = { destroyed, held: listed.length - destroyed };
  await act.announce<DestructionCarriedOut>({
    ...{ type: 'retention.carried_out', agencyId: key.agencyId, subjectId: key.id, data },
  });
}
