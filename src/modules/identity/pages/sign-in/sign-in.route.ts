import { h } from 'preact';
import Type from 'typebox';
import { listAgencies } from '#modules/organisation';
import { notFound, Refusal } from '#platform/errors';
import { ownAddress } from '#platform/own-address';
import { type Call, redirect, route } from '#platform/route';
import { sessionCookie } from '#platform/session';
import { findChosen, listAccounts } from '../../demonstration-account-store.ts';
import { messages } from '../../messages.ts';
import { endSession, startSession } from '../../session.ts';
import { SignInView } from './sign-in.view.tsx';

const to = Type.Object({ den: Type.Optional(Type.String({ maxLength: 2000 })), lang: Type.Optional(Type.String()) });

export const signInPage = route({
  method: 'GET',
  url: '/dang-nhap',
  may: 'public',
  query: to,
  async run(call) {
    const people = call.tools.config.demo ? await call.readAs(await everyAgency(call), listAccounts) : undefined;
    const formKept = call.cookie('parked') !== undefined;
    const body = h(SignInView, {
      locale: call.locale,
      tokens: call.tokens,
      to: ownAddress(call.query.den),
      formKept,
      people,
    });
    return call.page({ title: messages(call.locale).signIn, audience: 'citizen', body });
  },
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
    const cookie = await call.actAs(who, (act) => startSession(act.tx, account, 'demonstration', call.now));
    call.setCookie(sessionCookie(call.tools.config.publicUrl), cookie, { sameSite: 'lax' });
    const wanted = ownAddress(String(call.form.to ?? ''));
    return redirect(wanted !== '/' ? wanted : account.kind === 'staff' ? '/can-bo' : '/ho-so-cua-toi');
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
    return redirect('/', 'identity.signed_out');
  },
});

/** The demonstration shows everybody, so it looks with the eyes of the whole province. */
async function everyAgency(call: Pick<Call, 'who' | 'readAs'>) {
  const agencies = await call.readAs(call.who, (db) => listAgencies(db));
  return { ...call.who, agencies: agencies.map(({ id }) => id) };
}
