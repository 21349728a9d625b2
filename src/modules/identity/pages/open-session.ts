import type { Act } from '#platform/journal';
import { ownAddress } from '#platform/own-address';
import type { Call } from '#platform/route';
import { sessionCookie } from '#platform/session';
import type { AccountRef, SignInMethod } from '../account.ts';
import { browserName } from '../browser-name.ts';
import { endSession, startSession } from '../session.ts';

/**
 * Begins a session, with a new secret, for the account that `recognise` finds, all in one transaction; the session this
 * browser had ends. An officer's cookie never travels with a request that another site began.
 */
export async function openSession(
  call: Call,
  method: SignInMethod,
  recognise: (act: Act) => Promise<AccountRef>,
): Promise<AccountRef> {
  const name = sessionCookie(call.tools.config.publicUrl);
  const before = call.cookie(name);
  const { account, cookie } = await call.actAs(call.who, async (act) => {
    const account = await recognise(act);
    if (before) await endSession(act.tx, before);
    const browser = browserName(call.header('user-agent'));
    return { account, cookie: await startSession(act.tx, account, method, call.now, browser) };
  });
  call.setCookie(name, cookie, { sameSite: account.kind === 'staff' ? 'strict' : 'lax' });
  return account;
}

/** Where a person goes who has just signed in: where they wanted to be, if that is one of our pages, or to their work. */
export function afterSignIn({ kind }: AccountRef, wanted: string | undefined): string {
  const address = ownAddress(wanted);
  return address !== '/' ? address : kind === 'staff' ? '/can-bo' : '/ho-so-cua-toi';
}
