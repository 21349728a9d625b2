import { h } from 'preact';
import Type from 'typebox';
import type { FormErrors } from '#platform/form';
import { type Answer, type Call, route } from '#platform/route';
import { setOwnPassword } from '../../actions/change-credentials.ts';
import type { Credentials } from '../../credentials-store.ts';
import { messages } from '../../messages.ts';
import type { PasswordUse } from '../../password-rules.ts';
import { hashInTurn } from '../../passwords.ts';
import { confirmFirst } from '../confirm/confirm-first.ts';
import { ownCookie, ownCredentials } from '../own-account.ts';
import { readNewPassword } from './new-password.ts';
import { PasswordView } from './password.view.tsx';

const url = '/tai-khoan/mat-khau';

export const passwordPage = route({
  method: 'GET',
  url,
  may: 'identity.keep_own_credentials',
  async run(call) {
    return (await confirmFirst(call, url)) ?? showForm(call, await ownCredentials(call));
  },
});

export const setPasswordPage = route({
  method: 'POST',
  url,
  may: 'identity.keep_own_credentials',
  form: Type.Object({ newPassword: Type.String(), repeated: Type.String() }),
  async run(call) {
    const unconfirmed = await confirmFirst(call, url);
    if (unconfirmed) return unconfirmed;
    const own = await ownCredentials(call);
    const reading = readNewPassword(call.form, useOf(own), call.locale);
    if (!reading.ok) return showForm(call, own, reading.errors);
    const hash = await hashInTurn(call.tools, reading.password);
    const cookie = ownCookie(call);
    return call.act((act) => setOwnPassword(act, own.accountId, hash, cookie), '/tai-khoan', 'identity.password_set');
  },
});

const useOf = ({ username, codeSecret }: Credentials): PasswordUse => ({
  username,
  hasSecondFactor: codeSecret !== null,
});

function showForm(call: Call, own: Credentials, errors: FormErrors = {}): Answer {
  const body = h(PasswordView, { locale: call.locale, tokens: call.tokens, use: useOf(own), errors });
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  return call.page({ title: messages(call.locale).password.title, audience: 'officer', body, status });
}
