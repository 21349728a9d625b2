import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import { permissions } from '../permissions.ts';

/** Does `work` for every agency whose calendar the person keeps: their own, and for a supervisor all below it. */
export async function keepCalendars(act: Act, work: (agencyId: string) => Promise<void>): Promise<void> {
  assertMay(permissions, 'calendar.keep', act.who, { agencyIds: act.who.agencies });
  for (const agencyId of act.who.agencies) await work(agencyId);
}
