import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import { endConnection, lockConnection } from '../connection-store.ts';
import type { PortalDisconnected } from '../events.ts';
import { portalPermissions } from '../permissions.ts';

/** Ends the connection of an agency: nothing more is told, and what it signed in with is gone. */
export async function disconnect(act: Act, agencyId: string): Promise<void> {
  assertMay(portalPermissions, 'portal.connect', act.who, { agencyIds: [agencyId] });
  const connection = await lockConnection(act.tx, agencyId);
  if (!connection) return;
  await endConnection(act.tx, connection, { at: act.now, byName: act.who.name });
  await act.announce<PortalDisconnected>({
    type: 'portal.disconnected',
    agencyId,
    subjectId: agencyId,
    data: { unitCode: connection.unitCode },
  });
}
