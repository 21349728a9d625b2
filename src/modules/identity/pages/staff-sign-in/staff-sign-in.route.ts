import Type from 'typebox';
import { visitor } from '#platform/access';
import { Refusal } from '#platform/errors';
import { readForm } from '#platform/form';
import { newId, newToken } from '#platform/identifiers';
import { type Answer, type Call, redirect, route } from '#platform/route';
import { type Credentials, findCredentialsByUsername } from '../../credentials-store.ts';
import { messages } from '../../messages.ts';
import { issueSecret } from '../../one-time-secret-store.ts';
import { isPasswordInTurn } from '../../passwords.ts';
import { findPostOfAccount } from '../../staff-account-store.ts';
import { attemptOnce } from '../attempt-once.ts';
import { cookieName } from '../cookie-names.ts';
import { afterSignIn, openSession } from '../open-session.ts';
import { passwordTyped } from '../password-typed.ts';
import { orSayWhy, showSignIn } from '../sign-in/show-sign-in.ts';

const form = Type.Object({
  username: Type.String({ minLength: 1, maxLength: 100 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
  to: Type.Optional(Type.String({ maxLength: 2000 })),
});

const halfYear = 180 * 24 * 3600;

export const signInByPassword = route({
  method: 'POST',
  url: '/dang-nhap',
  may: 'public',
  form,
  perMinute: 60,
  async run(call) {
    const { ok, typed, errors } = readForm(form, call.form, messages(call.locale).fields, call.locale);
    const attempt = { to: typed.to, typed: { username: typed.username ?? '' } };
    if (!ok) return showSignIn(call, { ...attempt, errors });
    return orSayWhy(call, attempt, async () => {
      const credentials = await findByPassword(call, attempt.typed.username, passwordTyped(call.form, 'password'));
      if (!credentials) throw new Refusal('identity.wrong_password', {}, 422);
      if (credentials.codeSecret) return askForCode(call, credentials.accountId, typed.to);
      const account = { id: credentials.accountId, kind: 'staff' } as const;
      await openSession(call, 'password', async () => account);
      return redirect(afterSignIn(account, typed.to));
    });
  },
});

/** Whose user name and password these are. Takes as long, and says the same, whether the name is known or not. */
async function findByPassword(call: Call, username: string, password: string): Promise<Credentials | undefined> {
  const name = username.toLowerCase();
  const browser = call.cookie(cookieName(call, 'browser'));
  const newcomer = browser ?? newToken();
  const guess = { kind: 'password', name, browser: newcomer } as const;
  const found = await attemptOnce(call, guess, async () => {
    const credentials = await call.readAs(call.who, (db) => findCredentialsByUsername(db, name));
    await concernPost(call, credentials?.accountId);
    const isRight = await isPasswordInTurn(call.tools, password, credentials?.passwordHash ?? undefined);
    return isRight && !credentials?.isDisabled ? credentials : undefined;
  });
  if (found) call.setCookie(cookieName(call, 'browser'), newcomer, { maxAge: halfYear, sameSite: 'strict' });
  return found;
}

/** A failed attempt stands in the journal of the agency whose staff the name is of; looked for also when it is nobody's. */
async function concernPost(call: Call, accountId: string = newId()): Promise<void> {
  const asPerson = { ...visitor, kind: 'citizen', id: accountId } as const;
  const post = await call.readAs(asPerson, (db) => findPostOfAccount(db, accountId));
  if (post) call.concerns(post.agencyId, post.staffId);
}

/** The password was right; the session begins once the one-time code is. */
async function askForCode(call: Call, accountId: string, to: string | undefined): Promise<Answer> {
  const secret = await call.actAs(call.who, ({ tx }) =>
    issueSecret(tx, { purpose: 'second_step', accountId, data: { to: to ?? '' } }, call.now),
  );
  call.setCookie(cookieName(call, 'second-step'), secret, { maxAge: 300, sameSite: 'strict' });
  return redirect('/dang-nhap/ma-xac-thuc');
}
