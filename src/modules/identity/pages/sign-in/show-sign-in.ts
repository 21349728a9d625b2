import { h } from 'preact';
import { listAgencies } from '#modules/organisation';
import { Refusal } from '#platform/errors';
import type { FormErrors, Typed } from '#platform/form';
import { ownAddress } from '#platform/own-address';
import type { Answer, Call } from '#platform/route';
import { listAccounts } from '../../demonstration-account-store.ts';
import { isOnThisMachine } from '../../identity-provider.ts';
import { messages } from '../../messages.ts';
import { refusalText } from '../refusal-text.ts';
import { SignInView } from './sign-in.view.tsx';

export interface SignInAttempt {
  /** Where the person wanted to go. */
  readonly to?: string | undefined;
  /** Why they are here again. */
  readonly refusal?: Refusal | undefined;
  readonly typed?: Typed;
  readonly errors?: FormErrors;
}

/** The page with every way to sign in that this installation has, and what was wrong with the way just tried. */
export async function showSignIn(call: Call, { to, refusal, typed = {}, errors = {} }: SignInAttempt): Promise<Answer> {
  const { demo, oidc } = call.tools.config;
  const body = h(SignInView, {
    locale: call.locale,
    tokens: call.tokens,
    to: ownAddress(to),
    formKept: call.cookie('parked') !== undefined,
    problem: refusal && refusalText(call.locale, refusal),
    provider: oidc && { isSimulated: isOnThisMachine(oidc) },
    people: demo ? await call.readAs(await everyAgency(call), listAccounts) : undefined,
    typed,
    errors,
  });
  const status = refusal?.status ?? (Object.keys(errors).length > 0 ? 422 : 200);
  return call.page({ title: messages(call.locale).signIn, audience: 'citizen', body, status });
}

/** A sign-in that failed ends on the sign-in page, which says why and offers every way again. */
export async function orSayWhy(call: Call, attempt: SignInAttempt, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    await call.failedToEnter(error);
    return showSignIn(call, { ...attempt, refusal: error });
  }
}

/** The demonstration shows everybody, so it looks with the eyes of the whole province. */
export async function everyAgency(call: Pick<Call, 'who' | 'readAs'>) {
  const agencies = await call.readAs(call.who, (db) => listAgencies(db));
  return { ...call.who, agencies: agencies.map(({ id }) => id) };
}
