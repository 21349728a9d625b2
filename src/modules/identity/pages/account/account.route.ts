import { h } from 'preact';
import Type from 'typebox';
import { findStaffMember } from '#modules/organisation';
import { type Answer, type Call, redirect, route } from '#platform/route';
import { findPerson } from '../../account-store.ts';
import { findCredentials } from '../../credentials-store.ts';
import { messages } from '../../messages.ts';
import { endOwnSession, endSessions, findSession, listSessions } from '../../own-session-store.ts';
import { listPasskeys } from '../../passkey-store.ts';
import { ownAccountId, ownCookie } from '../own-account.ts';
import { AccountView } from './account.view.tsx';

export const accountPage = route({ method: 'GET', url: '/tai-khoan', may: 'signed_in', run: showAccount });

export const endSessionPage = route({
  method: 'POST',
  url: '/tai-khoan/phien/:session/ket-thuc',
  may: 'signed_in',
  shows: 'basic',
  params: Type.Object({ session: Type.String({ format: 'uuid' }) }),
  async run(call) {
    const account = ownAccountId(call);
    await call.actAs(call.who, ({ tx }) => endOwnSession(tx, account, call.params.session));
    return redirect('/tai-khoan', 'identity.session_ended');
  },
});

export const endOtherSessionsPage = route({
  method: 'POST',
  url: '/tai-khoan/phien/ket-thuc-phien-khac',
  may: 'signed_in',
  shows: 'basic',
  async run(call) {
    await call.actAs(call.who, ({ tx }) => endSessions(tx, ownAccountId(call), ownCookie(call)));
    return redirect('/tai-khoan', 'identity.session_ended');
  },
});

async function showAccount(call: Call): Promise<Answer> {
  const id = ownAccountId(call);
  const { agencyId, kind } = call.who;
  const known = await call.read(async (db) => ({
    person: await findPerson(db, id),
    post: agencyId ? await findStaffMember(db, agencyId, call.who.id) : undefined,
    credentials: await findCredentials(db, id),
    passkeys: await listPasskeys(db, id),
    sessions: await listSessions(db, id, call.now),
    current: await findSession(db, ownCookie(call)),
  }));
  const body = h(AccountView, { locale: call.locale, tokens: call.tokens, name: call.who.name, ...known });
  const audience = kind === 'staff' ? 'officer' : 'citizen';
  return call.page({ title: messages(call.locale).account, audience, body });
}
