import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import { lockLocation, saveLocation } from '../agency-store.ts';
import type { AgencyLocated } from '../events.ts';
import type { AgencyLocation } from '../location.ts';
import { organisationPermissions } from '../permissions.ts';

/** Says where an agency stands on the map; null takes it off. Where it stood before stays in the journal. */
export async function locateAgency(act: Act, agencyId: string, location: AgencyLocation | null): Promise<void> {
  assertMay(organisationPermissions, 'organisation.locate', act.who, { agencyIds: [agencyId] });
  const before = await lockLocation(act.tx, agencyId);
  await saveLocation(act.tx, agencyId, location);
  await act.announce<AgencyLocated>({
    type: 'organisation.agency_located',
    agencyId,
    subjectId: agencyId,
    data: { location, before },
  });
}
