import { assertMay } from '#platform/access';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import type { ConnectionSettings } from '../connection.ts';
import { endConnection, insertConnection, lockConnection } from '../connection-store.ts';
import type { PortalConnected } from '../events.ts';
import { toGather } from '../jobs/gather-dossiers.ts';
import { portalPermissions } from '../permissions.ts';

/** Connects an agency from now on; a connection that was there ends with it. The password stands in no fact. */
export async function connect(
  act: Act,
  agencyId: string,
  settings: ConnectionSettings & { readonly password: string },
): Promise<void> {
  assertMay(portalPermissions, 'portal.connect', act.who, { agencyIds: [agencyId] });
  const begun = { at: act.now, byName: act.who.name };
  const before = await lockConnection(act.tx, agencyId);
  if (before) await endConnection(act.tx, before, begun);
  await insertConnection(act.tx, { agencyId, id: newId(act.now) }, settings, begun);
  const { serviceAddress, unitCode, toldFrom } = settings;
  await act.announce<PortalConnected>({
    type: 'portal.connected',
    agencyId,
    subjectId: agencyId,
    data: { serviceAddress, unitCode, toldFrom },
  });
  await act.enqueue(toGather(agencyId));
}
