import { assertMay } from '#platform/access';
import { notFound, Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { organisationPermissions } from '../permissions.ts';
import { findStaffMember, insertDelegation, type NewDelegation, revokeDelegation } from '../staff-store.ts';

/** Lets another member of the agency sign in the leader's name for a time (NĐ 30/2020/NĐ-CP, Điều 13). */
export async function delegateSigning(
  act: Act,
  agencyId: string,
  input: Omit<NewDelegation, 'id' | 'fromStaffId'>,
): Promise<string> {
  assertMay(organisationPermissions, 'organisation.delegate', act.who, { agencyIds: [agencyId] });
  if (input.toStaffId === act.who.id) throw new Refusal('delegation.to_oneself', {}, 422);
  if (input.validTo < input.validFrom) throw new Refusal('delegation.ends_before_it_begins', {}, 422);
  if (!(await findStaffMember(act.tx, agencyId, input.toStaffId))) throw notFound('staff_member');
  const id = newId(act.now);
  await insertDelegation(act.tx, agencyId, { ...input, id, fromStaffId: act.who.id });
  await act.announce({ type: 'organisation.signing_delegated', agencyId, subjectId: id, data: input });
  return id;
}

/** Ends a delegation at once. */
export async function revokeSigning(act: Act, agencyId: string, id: string): Promise<void> {
  assertMay(organisationPermissions, 'organisation.delegate', act.who, { agencyIds: [agencyId] });
  if (!(await revokeDelegation(act.tx, agencyId, id, act.now))) throw notFound('delegation');
  await act.announce({ type: 'organisation.signing_revoked', agencyId, subjectId: id, data: {} });
}
