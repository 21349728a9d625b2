import { h } from 'preact';
import { listAgencies } from '#modules/organisation';
import { fillIn, type Refusal } from '#platform/errors';
import type { FormErrors, Typed } from '#platform/form';
import { ownAddress } from '#platform/own-address';
import type { Answer, Call } from '#platform/route';
import { listAccounts } from '../../demonstration-account-store.ts';
import { isOnThisMachine } from '../../identity-provider.ts';
import { messages } from '../../messages.ts';
import { SignInView } from './sign-in.view.tsx';

export interface SignInAttempt {
  /** Where the person wanted to go. */
  readonly to?: string | undefined;
  /** Why they are here again. */
  readonly refusal?: Refusal;
  readonly typed?: Typed;
  readonly errors?: FormErrors;
}

/** The page with every way to sign in that this installation has, and what was wrong with the way just tried. */
export async function showSignIn(call: Call, { to, refusal, typed = {}, errors = {} }: SignInAttempt): Promise<Answer> {
  const { demo, oidc } = call.tools.config;
  const words = messages(call.locale);
  const texts: Readonly<Record<string, string>> = words.refusals;
  const body = h(SignInView, {
    locale: call.locale,
    tokens: call.tokens,
    to: ownAddress(to),
    formKept: call.cookie('parked') !== undefined,
    problem: refusal && fillIn(texts[refusal.code] ?? refusal.code, refusal.facts),
    provider: oidc && { isSimulated: isOnThisMachine(oidc) },
    people: demo ? await call.readAs(await everyAgency(call), listAccounts) : undefined,
    typed,
    errors,
  });
  const status = refusal?.status ?? (Object.keys(errors).length > 0 ? 422 : 200);
  return call.page({ title: words.signIn, audience: 'citizen', body, status });
}

/** The demonstration shows everybody, so it looks with the eyes of the whole province. */
export async function everyAgency(call: Pick<Call, 'who' | 'readAs'>) {
  const agencies = await call.readAs(call.who, (db) => listAgencies(db));
  return { ...call.who, agencies: agencies.map(({ id }) => id) };
}
