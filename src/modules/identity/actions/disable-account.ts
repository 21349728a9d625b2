import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { AccountDisabled } from '../events.ts';
import { forgetSecrets } from '../one-time-secret-store.ts';
import { endSessions } from '../own-session-store.ts';
import { saveDisabled } from '../staff-account-store.ts';
import { holdStaffAccount } from './hold-staff-account.ts';

/** Disables the account of a member of staff; its sessions and invitations end at once. Nobody disables their own. */
export async function disableAccount(act: Act, accountId: string, ownAccountId: string): Promise<void> {
  const account = await holdStaffAccount(act, accountId);
  if (accountId === ownAccountId) throw new Refusal('identity.own_account');
  if (account.disabledAt !== null) return;
  await saveDisabled(act.tx, accountId, act.now);
  await endSessions(act.tx, accountId);
  for (const purpose of ['invitation', 'second_step'] as const) await forgetSecrets(act.tx, purpose, accountId);
  await act.announce<AccountDisabled>({
    type: 'identity.account_disabled',
    agencyId: account.agencyId,
    subjectId: accountId,
    data: { staffName: account.fullName },
  });
}
