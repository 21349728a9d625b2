import { listStaff, type StaffMember } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import type { Db } from '#platform/database';
import { dataRightsPermissions } from './permissions.ts';

const roles: readonly string[] = dataRightsPermissions['data_rights.answer'].grants.map(({ role }) => role);

/** Who may answer requests at an agency now (milliseconds). */
export async function listAnswerers(db: Db, agencyId: string, now: number): Promise<StaffMember[]> {
  const staff = await listStaff(db, agencyId, dayOf(now));
  return staff.filter((member) => member.roles.some((role) => roles.includes(role)));
}
