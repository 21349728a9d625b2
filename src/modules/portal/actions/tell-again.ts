import { assertMay } from '#platform/access';
import { notFound, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { findConnection } from '../connection-store.ts';
import type { PortalToldAgain } from '../events.ts';
import { toTell } from '../jobs/tell-dossiers.ts';
import { portalPermissions } from '../permissions.ts';
import { noAnswer } from '../told-dossier.ts';
import { findToldByCode, lockTold, saveSending, saveWaiting } from '../told-dossier-store.ts';

/**
 * Has a dossier told again that was rejected or held back; refuses with `portal.not_in_queue` when it is neither, and with
 * `portal.no_connection` when the agency tells nothing.
 */
export async function tellAgain(act: Act, code: string): Promise<void> {
  const found = await findToldByCode(act.tx, code);
  if (!found) throw notFound('dossier');
  act.concerns(found.agencyId, found.dossierId);
  assertMay(portalPermissions, 'portal.tell_again', act.who, { agencyIds: [found.agencyId] });
  const told = await lockTold(act.tx, found);
  if (told?.state !== 'rejected' && told?.state !== 'held_back') throw new Refusal('portal.not_in_queue', { code });
  if (!(await findConnection(act.tx, told.agencyId))) throw new Refusal('portal.no_connection');
  // One that never got an answer may be there: it is looked up first.
  if (told.answerCode === noAnswer) await saveSending(act.tx, told, told.dueVersion, act.now);
  else await saveWaiting(act.tx, told, act.now);
  await act.announce<PortalToldAgain>({
    type: 'portal.told_again',
    agencyId: told.agencyId,
    subjectId: told.dossierId,
    readers: [told.handlingAgencyId],
    data: { code },
  });
  await act.enqueue(toTell(told.agencyId));
}
