import { findArchived } from '#modules/dossiers';
import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { doneBy } from '../done-by.ts';
import type { DossierHeld, HoldLifted } from '../events.ts';
import { insertHold, listHolds, saveLifted } from '../hold-store.ts';
import { retentionPermissions } from '../permissions.ts';

/** Holds a closed dossier back from being destroyed, whatever its period. Throws `retention.no_such_dossier` and `retention.held_already`. */
export async function holdBack(
  act: Act,
  agencyId: string,
  { code, reason }: { readonly code: string; readonly reason: string },
): Promise<void> {
  assertMay(retentionPermissions, 'retention.propose', act.who, { agencyIds: [agencyId] });
  const dossier = await findArchived(act.tx, agencyId, code.replace(/\s+/g, '').toUpperCase());
  if (!dossier) throw new Refusal('retention.no_such_dossier', { code }, 422);
  const holds = await listHolds(act.tx, agencyId);
  if (holds.some(({ dossierId }) => dossierId === dossier.id)) throw new Refusal('retention.held_already', { code });
  await insertHold(act.tx, {
    agencyId,
    dossierId: dossier.id,
    id: newId(act.now),
    code: dossier.code,
    reason,
    ...doneBy(act),
  });
  const data = { code: dossier.code, reason };
  await act.announce<DossierHeld>({ type: 'retention.held', agencyId, subjectId: dossier.id, data });
}

/** Lifts the hold on a dossier; twice is no error. */
export async function liftHold(act: Act, agencyId: string, dossierId: string): Promise<void> {
  assertMay(retentionPermissions, 'retention.propose', act.who, { agencyIds: [agencyId] });
  if (!(await saveLifted(act.tx, { agencyId, dossierId, ...doneBy(act) }))) return;
  await act.announce<HoldLifted>({ type: 'retention.hold_lifted', agencyId, subjectId: dossierId, data: {} });
}
