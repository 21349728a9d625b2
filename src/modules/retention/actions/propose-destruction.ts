import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { insertDestruction } from '../destruction-store.ts';
import { doneBy } from '../done-by.ts';
import { listDue } from '../due-dossiers.ts';
import type { DestructionProposed } from '../events.ts';
import { retentionPermissions } from '../permissions.ts';

/**
 * Proposes that the dossiers whose time in the archive is over and that nothing holds back are destroyed, after the council whose
 * minutes are named. Gives the id of the list. Throws `retention.nothing_due`.
 */
export async function proposeDestruction(act: Act, agencyId: string, minutes: string): Promise<string> {
  assertMay(retentionPermissions, 'retention.propose', act.who, { agencyIds: [agencyId] });
  const due = (await listDue(act.tx, agencyId, act.now)).filter(({ holding }) => holding === null);
  if (due.length === 0) throw new Refusal('retention.nothing_due');
  const id = newId(act.now);
  await insertDestruction(act.tx, { agencyId, id, minutes, ...doneBy(act) }, due);
  await act.announce<DestructionProposed>({
    ...{ type: 'retention.proposed', agencyId, subjectId: id },
    data: { minutes, dossiers: due.length, codes: due.map(({ code }) => code) },
  });
  return id;
}
