import { h } from 'preact';
import Type from 'typebox';
import { notFound, Refusal } from '#platform/errors';
import { ownAddress } from '#platform/own-address';
import { type Answer, type Call, redirect, route } from '#platform/route';
import { sessionCookie } from '#platform/session';
import { findCredentials } from '../../credentials-store.ts';
import { messages } from '../../messages.ts';
import { confirmSession, findSession } from '../../own-session-store.ts';
import { listPasskeys } from '../../passkey-store.ts';
import { isPasswordInTurn } from '../../passwords.ts';
import { attemptOnce } from '../attempt-once.ts';
import { cookieName } from '../cookie-names.ts';
import { ownAccountId, ownCookie, ownCredentials } from '../own-account.ts';
import { passwordTyped } from '../password-typed.ts';
import { refusalText } from '../refusal-text.ts';
import { ConfirmView } from './confirm.view.tsx';

const url = '/tai-khoan/xac-nhan';

export const confirmPage = route({
  method: 'GET',
  url,
  may: 'signed_in',
  shows: 'basic',
  query: Type.Object({ den: Type.Optional(Type.String({ maxLength: 2000 })) }),
  run: (call) => showConfirm(call, call.query.den),
});

export const confirmByPassword = route({
  method: 'POST',
  url,
  may: 'signed_in',
  shows: 'basic',
  form: Type.Object({ password: Type.String(), to: Type.String() }),
  perMinute: 60,
  async run(call) {
    const to = String(call.form.to ?? '');
    try {
      if (!(await isDemonstration(call))) await provePassword(call);
      return redirect(await confirmed(call, to));
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 404) throw error;
      await call.failedToEnter(error);
      return showConfirm(call, to, refusalText(call.locale, error));
    }
  },
});

/** Notes that the person proved who they are, changes the secret of their session, and gives where to go on. */
export async function confirmed(call: Call, to: string): Promise<string> {
  const cookie = await call.actAs(call.who, ({ tx, now }) =>
    confirmSession(tx, ownAccountId(call), ownCookie(call), now),
  );
  const sameSite = call.who.kind === 'staff' ? 'strict' : 'lax';
  call.setCookie(sessionCookie(call.tools.config.publicUrl), cookie, { sameSite });
  return ownAddress(to);
}

async function provePassword(call: Call): Promise<void> {
  const { username, passwordHash } = await ownCredentials(call);
  const password = passwordTyped(call.form, 'password');
  const guess = { kind: 'password', name: username, browser: call.cookie(cookieName(call, 'browser')) } as const;
  const isRight = await attemptOnce(call, guess, async () =>
    (await isPasswordInTurn(call.tools, password, passwordHash ?? undefined)) ? true : undefined,
  );
  if (!isRight) throw new Refusal('identity.wrong_own_password', {}, 422);
}

/** People of the demonstration have nothing to prove themselves with. */
async function isDemonstration(call: Call): Promise<boolean> {
  const session = await call.read((db) => findSession(db, ownCookie(call)));
  return call.tools.config.demo && session?.method === 'demonstration';
}

async function showConfirm(call: Call, to: string | undefined, problem?: string): Promise<Answer> {
  const account = ownAccountId(call);
  const [session, credentials, passkeys] = await call.read(async (db) => [
    await findSession(db, ownCookie(call)),
    await findCredentials(db, account),
    await listPasskeys(db, account),
  ]);
  if (!session) throw notFound('account');
  const body = h(ConfirmView, {
    locale: call.locale,
    tokens: call.tokens,
    to: ownAddress(to),
    problem,
    by: {
      demonstration: await isDemonstration(call),
      provider: session.method === 'oidc',
      password: credentials?.passwordHash != null,
      passkey: passkeys.length > 0,
    },
  });
  const audience = call.who.kind === 'staff' ? 'officer' : 'citizen';
  return call.page({ title: messages(call.locale).confirm.title, audience, body, ...(problem && { status: 422 }) });
}
