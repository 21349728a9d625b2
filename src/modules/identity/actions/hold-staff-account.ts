import { assertMay } from '#platform/access';
import { notFound } from '#platform/errors';
import type { Act } from '#platform/journal';
import { permissions } from '../permissions.ts';
import { findStaffAccount, type StaffAccount } from '../staff-account-store.ts';

/** The account an administrator acts on, which must be of their own agency; what is not theirs does not exist for them. */
export async function holdStaffAccount(act: Act, accountId: string): Promise<StaffAccount> {
  const account = await findStaffAccount(act.tx, act.who.agencyId ?? '', accountId);
  if (!account) throw notFound('account');
  assertMay(permissions, 'identity.manage_accounts', act.who, { agencyIds: [account.agencyId] });
  return account;
}
