import type { Act } from '#platform/journal';
import type { AccountEnabled } from '../events.ts';
import { saveDisabled } from '../staff-account-store.ts';
import { holdStaffAccount } from './hold-staff-account.ts';

/** Lets a disabled account be used again, with the credentials it had. */
export async function enableAccount(act: Act, accountId: string): Promise<void> {
  const account = await holdStaffAccount(act, accountId);
  if (account.disabledAt === null) return;
  await saveDisabled(act.tx, accountId, null);
  await act.announce<AccountEnabled>({
    type: 'identity.account_enabled',
    agencyId: account.agencyId,
    subjectId: accountId,
    data: { staffName: account.fullName },
  });
}
