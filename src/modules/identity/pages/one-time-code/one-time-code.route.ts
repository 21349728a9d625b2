import { h } from 'preact';
import Type from 'typebox';
import { Refusal } from '#platform/errors';
import { readForm } from '#platform/form';
import { type Answer, type Call, route } from '#platform/route';
import { setUpCodes } from '../../actions/change-credentials.ts';
import { messages } from '../../messages.ts';
import { enrolmentAddress, newCodeSecret, stepOfCode } from '../../one-time-code.ts';
import { findSecret, forgetSecrets, issueSecret } from '../../one-time-secret-store.ts';
import { attemptOnce } from '../attempt-once.ts';
import { confirmFirst } from '../confirm/confirm-first.ts';
import { ownAccountId, ownCredentials } from '../own-account.ts';
import { refusalText } from '../refusal-text.ts';
import { OneTimeCodeView } from './one-time-code.view.tsx';

const url = '/tai-khoan/ma-xac-thuc';
const form = Type.Object({
  enrolment: Type.String({ minLength: 1, maxLength: 100 }),
  code: Type.String({ minLength: 1, maxLength: 20 }),
});

/** Makes a new secret and shows it; it becomes the account's only once a code made from it comes back. */
export const beginCodes = route({
  method: 'POST',
  url: `${url}/bat-dau`,
  may: 'identity.keep_own_credentials',
  async run(call) {
    const unconfirmed = await confirmFirst(call, '/tai-khoan');
    if (unconfirmed) return unconfirmed;
    const secret = newCodeSecret();
    const accountId = ownAccountId(call);
    const enrolment = await call.actAs(call.who, async ({ tx, now }) => {
      await forgetSecrets(tx, 'code_enrolment', accountId);
      return issueSecret(tx, { purpose: 'code_enrolment', accountId, data: { secret } }, now);
    });
    return showSecret(call, enrolment, secret);
  },
});

export const setUpCodesPage = route({
  method: 'POST',
  url,
  may: 'identity.keep_own_credentials',
  form,
  async run(call) {
    const reading = readForm(form, call.form, messages(call.locale).fields, call.locale);
    const enrolment = reading.typed.enrolment ?? '';
    const accountId = ownAccountId(call);
    const kept = await call.read((db) => findSecret<{ secret: string }>(db, 'code_enrolment', enrolment, call.now));
    if (kept?.accountId !== accountId) throw new Refusal('identity.enrolment_lapsed', {}, 410);
    const { secret } = kept.data;
    if (!reading.ok) return showSecret(call, enrolment, secret, reading.errors.code);
    try {
      const look = async () => stepOfCode(secret, reading.values.code, call.now);
      const step = await attemptOnce(call, { kind: 'code', name: accountId }, look);
      if (step === undefined) throw new Refusal('identity.wrong_code', {}, 422);
      const done = 'identity.codes_set_up';
      return await call.act((act) => setUpCodes(act, accountId, enrolment, step), '/tai-khoan', done);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return showSecret(call, enrolment, secret, refusalText(call.locale, error));
    }
  },
});

async function showSecret(call: Call, enrolment: string, secret: string, error?: string): Promise<Answer> {
  const { username } = await ownCredentials(call);
  const body = h(OneTimeCodeView, {
    locale: call.locale,
    tokens: call.tokens,
    enrolment,
    secret,
    address: enrolmentAddress(secret, username),
    error,
  });
  return call.page({
    title: messages(call.locale).code.setUp,
    audience: 'officer',
    body,
    ...(error !== undefined && { status: 422 }),
  });
}
