import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { type Dossier, resourceOf } from './dossier.ts';
import { type DossierKey, lockDossier } from './dossier-store.ts';
import { type DossierFact, inFact } from './events.ts';
import { dossierPermissions } from './permissions.ts';

/** The dossier an action is about, and which state of it the officer had before their eyes. */
export interface DossierRef extends DossierKey {
  readonly version?: number | undefined;
}

/**
 * Holds the dossier for an action: it must be in the state the officer saw, and the officer must hold the permission
 * towards it; nothing is done to one that was destroyed. The second of two who act at once is told that it changed meanwhile.
 */
export async function holdDossier(
  act: Act,
  ref: DossierRef,
  permission: keyof typeof dossierPermissions,
): Promise<Dossier> {
  const dossier = await lockDossier(act.tx, ref);
  act.concerns(dossier.agencyId, dossier.id);
  assertMay(dossierPermissions, permission, act.who, resourceOf(dossier));
  if (dossier.destroyedAt && permission !== 'dossier.destroy')
    throw new Refusal('dossier.destroyed', { code: dossier.code });
  if (ref.version !== undefined && ref.version !== dossier.version) {
    throw new Refusal('dossier.changed_meanwhile', { code: dossier.code, state: dossier.state });
  }
  return dossier;
}

type DataOf<T extends DossierFact['type']> = Omit<Extract<DossierFact, { type: T }>['data'], 'dossier'>;

/** Announces what became of a dossier, readable by the handling agency and by the people it belongs to. */
export function announce<T extends DossierFact['type']>(
  act: Act,
  type: T,
  dossier: Dossier,
  data: DataOf<T>,
): Promise<void> {
  return act.announce({
    type,
    agencyId: dossier.agencyId,
    subjectId: dossier.id,
    readers: [dossier.handlingAgencyId, ...dossier.partyIds],
    data: { dossier: inFact(dossier), ...data },
  });
}
