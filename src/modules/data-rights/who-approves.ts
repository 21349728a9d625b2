import { listStaff } from '#modules/organisation';
import type { Principal } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { dataRightsPermissions } from './permissions.ts';
import type { DataRequest } from './request.ts';

/** How somebody stands to a proposed erasure: another's they may approve, their own only where nobody else may. */
export type Approving = 'another' | 'alone' | 'own';

/** Whether `who` may approve what is proposed (milliseconds: on that day). */
export async function whoApproves(
  db: Db,
  { agencyId, answer }: Pick<DataRequest, 'agencyId' | 'answer'>,
  who: Principal,
  now: number,
): Promise<Approving> {
  if (answer?.byId !== who.id) return 'another';
  const may: readonly string[] = dataRightsPermissions['data_rights.answer'].grants.map(({ role }) => role);
  const staff = await listStaff(db, agencyId, dayOf(now));
  const others = staff.filter(({ id, roles }) => id !== who.id && roles.some((role) => may.includes(role)));
  return others.length === 0 ? 'alone' : 'own';
}
