import { h } from 'preact';
import Type from 'typebox';
import { Refusal } from '#platform/errors';
import { type FormErrors, readForm } from '#platform/form';
import type { Act } from '#platform/journal';
import { type Answer, type Call, redirect, route } from '#platform/route';
import type { AccountRef } from '../../account.ts';
import { type Credentials, findCredentials, useCodeStep } from '../../credentials-store.ts';
import { messages } from '../../messages.ts';
import { stepOfCode } from '../../one-time-code.ts';
import { findSecret, takeSecret } from '../../one-time-secret-store.ts';
import { attemptOnce } from '../attempt-once.ts';
import { cookieName } from '../cookie-names.ts';
import { afterSignIn, openSession } from '../open-session.ts';
import { refusalText } from '../refusal-text.ts';
import { showSignIn } from '../sign-in/show-sign-in.ts';
import { SecondFactorView } from './second-factor.view.tsx';

const url = '/dang-nhap/ma-xac-thuc';
const form = Type.Object({ code: Type.String({ minLength: 1, maxLength: 20 }) });

export const secondFactorPage = route({
  method: 'GET',
  url,
  may: 'public',
  async run(call) {
    return (await waiting(call)) ? showCode(call) : redirect('/dang-nhap');
  },
});

export const signInByCode = route({
  method: 'POST',
  url,
  may: 'public',
  form,
  perMinute: 60,
  async run(call) {
    const reading = readForm(form, call.form, messages(call.locale).fields, call.locale);
    const begun = await waiting(call);
    if (!begun) return showSignIn(call, { refusal: new Refusal('identity.sign_in_lapsed', {}, 400) });
    if (!reading.ok) return showCode(call, reading.errors);
    try {
      const account = await enter(call, begun, reading.values.code);
      call.setCookie(cookieName(call, 'second-step'), '', { maxAge: 0 });
      return redirect(afterSignIn(account, begun.to));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return showCode(call, { code: refusalText(call.locale, error) });
    }
  },
});

async function enter(call: Call, begun: Begun, code: string): Promise<AccountRef> {
  const { accountId, codeSecret } = begun.credentials;
  const step = await attemptOnce(call, { kind: 'code', name: accountId }, async () =>
    stepOfCode(codeSecret ?? '', code, call.now),
  );
  if (step === undefined) throw new Refusal('identity.wrong_code', {}, 422);
  return openSession(call, 'password', (act) => finish(act, begun, step));
}

interface Begun {
  readonly secret: string;
  readonly to: string;
  readonly credentials: Credentials;
}

/** The sign-in of this browser that waits for its code, if there is one. */
function waiting(call: Call): Promise<Begun | undefined> {
  const secret = call.cookie(cookieName(call, 'second-step')) ?? '';
  return call.readAs(call.who, async (db) => {
    const kept = await findSecret<{ to: string }>(db, 'second_step', secret, call.now);
    const credentials = kept?.accountId ? await findCredentials(db, kept.accountId) : undefined;
    const isOpen = kept !== undefined && credentials !== undefined && !credentials.isDisabled && credentials.codeSecret;
    return isOpen ? { secret, to: kept.data.to, credentials } : undefined;
  });
}

/** Uses up the waiting sign-in and the code; a code seen over a shoulder is worth nothing afterwards. */
async function finish({ tx, now }: Act, { secret, credentials }: Begun, step: number): Promise<AccountRef> {
  const { accountId } = credentials;
  const isFirst = (await takeSecret(tx, 'second_step', secret, now)) && (await useCodeStep(tx, accountId, step));
  if (!isFirst) throw new Refusal('identity.code_used', {}, 422);
  return { id: accountId, kind: 'staff' };
}

function showCode(call: Call, errors: FormErrors = {}): Answer {
  const body = h(SecondFactorView, { locale: call.locale, tokens: call.tokens, errors });
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  return call.page({ title: messages(call.locale).code.title, audience: 'citizen', body, status });
}
