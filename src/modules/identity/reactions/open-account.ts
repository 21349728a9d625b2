import { getAgency, type StaffAdded } from '#modules/organisation';
import type { Reaction } from '#platform/journal';
import { fold } from '#platform/text';
import { insertAccount } from '../account-store.ts';
import { freeUsername } from '../staff-account-store.ts';

/** Opens the account of whoever begins to work at an agency. It has no password: the administrator invites them. */
export const openAccount: Reaction<StaffAdded> = {
  to: 'organisation.staff_added',
  does: 'Opens the account of new staff; the administrator invites them to choose a password.',
  async run(act, { agencyId, data: { accountId, fullName, email } }) {
    const { placeName } = await getAgency(act.tx, agencyId);
    const username = await freeUsername(act.tx, `${letters(fullName)}@${letters(placeName)}`);
    await insertAccount(act.tx, { id: accountId, kind: 'staff', fullName, username, phone: null, email }, act.now);
  },
};

const letters = (text: string): string => fold(text).replace(/[^a-z0-9]/g, '');
