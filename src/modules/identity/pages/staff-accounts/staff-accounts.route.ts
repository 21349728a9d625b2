import { h } from 'preact';
import Type from 'typebox';
import { dayOf } from '#platform/clock';
import { type Answer, type Call, href, route } from '#platform/route';
import { disableAccount } from '../../actions/disable-account.ts';
import { enableAccount } from '../../actions/enable-account.ts';
import { inviteStaff } from '../../actions/invite-staff.ts';
import { resetCredentials } from '../../actions/reset-credentials.ts';
import { messages } from '../../messages.ts';
import { listStaffAccounts } from '../../staff-account-store.ts';
import { confirmFirst } from '../confirm/confirm-first.ts';
import { ownAccountId } from '../own-account.ts';
import { InvitationMadeView } from './invitation-made.view.tsx';
import { StaffAccountsView } from './staff-accounts.view.tsx';

const url = '/can-bo/quan-tri/tai-khoan';
const may = 'identity.manage_accounts';
const params = Type.Object({ account: Type.String({ format: 'uuid' }) });

export const staffAccountsPage = route({
  method: 'GET',
  url,
  may,
  async run(call) {
    const accounts = await call.read((db) => listStaffAccounts(db, call.who.agencyId ?? '', dayOf(call.now)));
    const own = ownAccountId(call);
    const body = h(StaffAccountsView, { locale: call.locale, tokens: call.tokens, accounts, own });
    return call.page({ title: messages(call.locale).staffAccounts.title, audience: 'officer', body });
  },
});

/** The link is shown by the answer itself: only its hash is kept, so no later page could show it. */
export const inviteStaffPage = route({
  method: 'POST',
  url: `${url}/:account/moi`,
  may,
  params,
  async run(call) {
    const unconfirmed = await confirmFirst(call, url);
    if (unconfirmed) return unconfirmed;
    const { account, secret } = await call.actAs(call.who, (act) => inviteStaff(act, call.params.account));
    const link = call.tools.config.publicUrl + href('/loi-moi/:secret', { secret });
    const body = h(InvitationMadeView, { locale: call.locale, account, link });
    return call.page({ title: messages(call.locale).staffAccounts.invited, audience: 'officer', body });
  },
});

export const disableAccountPage = route({
  method: 'POST',
  url: `${url}/:account/khoa`,
  may,
  params,
  run: (call) =>
    whenConfirmed(call, () =>
      call.act((act) => disableAccount(act, call.params.account, ownAccountId(call)), url, 'identity.disabled'),
    ),
});

export const enableAccountPage = route({
  method: 'POST',
  url: `${url}/:account/mo-khoa`,
  may,
  params,
  run: (call) =>
    whenConfirmed(call, () => call.act((act) => enableAccount(act, call.params.account), url, 'identity.enabled')),
});

export const resetCredentialsPage = route({
  method: 'POST',
  url: `${url}/:account/dat-lai`,
  may,
  params,
  run: (call) =>
    whenConfirmed(call, () =>
      call.act((act) => resetCredentials(act, call.params.account, ownAccountId(call)), url, 'identity.reset'),
    ),
});

/** Whoever changes what others may do proves first who they are. */
async function whenConfirmed(call: Call<{ account: string }>, work: () => Promise<Answer>): Promise<Answer> {
  return (await confirmFirst(call, url)) ?? work();
}
