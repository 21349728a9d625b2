import Type from 'typebox';
import { notFound, Refusal } from '#platform/errors';
import { parkedCookie } from '#platform/parked-forms';
import { redirect, route } from '#platform/route';
import { sessionCookie } from '#platform/session';
import { findChosen } from '../../demonstration-account-store.ts';
import { endSession } from '../../session.ts';
import { afterSignIn, openSession } from '../open-session.ts';
import { everyAgency, showSignIn } from './show-sign-in.ts';

const to = Type.Object({ den: Type.Optional(Type.String({ maxLength: 2000 })), lang: Type.Optional(Type.String()) });

export const signInPage = route({
  method: 'GET',
  url: '/dang-nhap',
  may: 'public',
  query: to,
  run: (call) => showSignIn(call, { to: call.query.den }),
});

export const signInForDemonstration = route({
  method: 'POST',
  url: '/dang-nhap/trinh-dien',
  may: 'public',
  form: Type.Object({ account: Type.String(), to: Type.String() }),
  perMinute: 60,
  async run(call) {
    if (!call.tools.config.demo) throw new Refusal('identity.not_a_demonstration', {}, 403);
    const who = await everyAgency(call);
    const account = await call.readAs(who, (db) => findChosen(db, String(call.form.account)));
    if (!account) throw notFound('account');
    await openSession(call, 'demonstration', async () => account);
    return redirect(afterSignIn(account, String(call.form.to ?? '')));
  },
});

export const signOut = route({
  method: 'POST',
  url: '/dang-xuat',
  may: 'public',
  async run(call) {
    const name = sessionCookie(call.tools.config.publicUrl);
    const cookie = call.cookie(name);
    if (cookie) await call.actAs(call.who, (act) => endSession(act.tx, cookie));
    call.setCookie(name, '', { maxAge: 0 });
    call.setCookie(parkedCookie, '', { maxAge: 0 });
    return redirect('/', 'identity.signed_out');
  },
});
