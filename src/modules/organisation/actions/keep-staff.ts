import { assertMay } from '#platform/access';
import { dayOf } from '#platform/clock';
import { notFound } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import type { StaffAdded } from '../events.ts';
import { organisationPermissions } from '../permissions.ts';
import { endPost, insertStaffMember, type NewStaffMember } from '../staff-store.ts';

/** Enters somebody who works at the agency from today. Their account is made with them; the administrator then invites them to choose a password. */
export async function addStaffMember(
  act: Act,
  agencyId: string,
  input: Omit<NewStaffMember, 'id' | 'accountId' | 'worksFrom'>,
): Promise<string> {
  assertMay(organisationPermissions, 'organisation.keep_staff', act.who, { agencyIds: [agencyId] });
  const id = newId(act.now);
  const accountId = newId(act.now);
  const { fullName, email, positionCode, roles } = input;
  await insertStaffMember(act.tx, agencyId, { ...input, id, accountId, worksFrom: dayOf(act.now) });
  await act.announce<StaffAdded>({
    type: 'organisation.staff_added',
    agencyId,
    subjectId: id,
    data: { accountId, fullName, email, positionCode, roles },
  });
  return id;
}

/** Ends somebody's post; yesterday was their last day, so that no work comes to them from now on. */
export async function letLeave(act: Act, agencyId: string, staffId: string): Promise<void> {
  assertMay(organisationPermissions, 'organisation.keep_staff', act.who, { agencyIds: [agencyId] });
  const yesterday = dayOf(act.now - 24 * 3_600_000);
  if (!(await endPost(act.tx, agencyId, staffId, yesterday))) throw notFound('staff_member');
  await act.announce({ type: 'organisation.staff_left', agencyId, subjectId: staffId, data: { lastDay: yesterday } });
}
