import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { saveCodeSecret, savePassword } from '../credentials-store.ts';
import type { CredentialsReset } from '../events.ts';
import { endSessions } from '../own-session-store.ts';
import { forgetPasskeys } from '../passkey-store.ts';
import { holdStaffAccount } from './hold-staff-account.ts';

/**
 * Takes away every way to sign in of somebody who lost their telephone or key; their sessions end, and an invitation lets
 * them begin anew. The password goes too, for it may be as short as one beside a second factor.
 */
export async function resetCredentials(act: Act, accountId: string, ownAccountId: string): Promise<void> {
  const account = await holdStaffAccount(act, accountId);
  if (accountId === ownAccountId) throw new Refusal('identity.own_account');
  await saveCodeSecret(act.tx, accountId, null, null);
  await forgetPasskeys(act.tx, accountId);
  await savePassword(act.tx, accountId, null);
  await endSessions(act.tx, accountId);
  await act.announce<CredentialsReset>({
    type: 'identity.credentials_reset',
    agencyId: account.agencyId,
    subjectId: accountId,
    data: { staffName: account.fullName },
  });
}
