import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { StaffInvited } from '../events.ts';
import { forgetSecrets, issueSecret } from '../one-time-secret-store.ts';
import type { StaffAccount } from '../staff-account-store.ts';
import { holdStaffAccount } from './hold-staff-account.ts';

/**
 * Invites a member of staff to choose a password, for the first time or anew, and gives the secret of the invitation; an
 * earlier invitation ends. Nothing else changes: a second factor that is set up goes on being asked for.
 */
export async function inviteStaff(
  act: Act,
  accountId: string,
): Promise<{ readonly account: StaffAccount; readonly secret: string }> {
  const account = await holdStaffAccount(act, accountId);
  if (account.disabledAt !== null) throw new Refusal('identity.account_disabled');
  await forgetSecrets(act.tx, 'invitation', accountId);
  const { agencyId, fullName: staffName } = account;
  const data = { agencyId, staffName };
  const secret = await issueSecret(act.tx, { purpose: 'invitation', accountId, data }, act.now);
  await act.announce<StaffInvited>({
    type: 'identity.staff_invited',
    agencyId,
    subjectId: accountId,
    data: { staffName },
  });
  return { account, secret };
}
