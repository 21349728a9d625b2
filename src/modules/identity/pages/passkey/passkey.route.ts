import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import Type from 'typebox';
import { type Answer, type Call, route } from '#platform/route';
import { addPasskey, removePasskey } from '../../actions/change-credentials.ts';
import { browserName } from '../../browser-name.ts';
import { messages } from '../../messages.ts';
import { judgeRegistration, registrationOptions, useOptions } from '../../passkey-ceremony.ts';
import { listPasskeys, notePasskeyUse } from '../../passkey-store.ts';
import { confirmed } from '../confirm/confirm.route.ts';
import { confirmFirst, isFresh } from '../confirm/confirm-first.ts';
import { afterSignIn, openSession } from '../open-session.ts';
import { ownAccountId, ownCredentials } from '../own-account.ts';
import { challengeTaker, giveChallenge, passkeyUsed, readMade } from './passkey-use.ts';

const made = Type.Object({ made: Type.String({ maxLength: 20_000 }), to: Type.Optional(Type.String()) });

export const passkeyUseOptions = route({
  method: 'POST',
  url: '/dang-nhap/khoa-truy-cap/thach-thuc',
  answers: 'json',
  may: 'public',
  perMinute: 60,
  run: async (call) => giveChallenge(call, 'passkey_sign_in', await useOptions(call.tools.config)),
});

export const signInByPasskey = route({
  method: 'POST',
  url: '/dang-nhap/khoa-truy-cap',
  answers: 'json',
  may: 'public',
  form: made,
  perMinute: 60,
  async run(call) {
    const used = await passkeyUsed(call, readMade<AuthenticationResponseJSON>(call.form));
    if (!used) return refused(call);
    const account = await openSession(call, 'passkey', async ({ tx, now }) => {
      await notePasskeyUse(tx, used.credentialId, used.counter, now);
      return { id: used.accountId, kind: 'staff' };
    });
    return { kind: 'json', body: { location: afterSignIn(account, String(call.form.to ?? '')) } };
  },
});

export const confirmByPasskey = route({
  method: 'POST',
  url: '/tai-khoan/xac-nhan/khoa-truy-cap',
  answers: 'json',
  may: 'signed_in',
  shows: 'basic',
  form: made,
  perMinute: 60,
  async run(call) {
    const used = await passkeyUsed(call, readMade<AuthenticationResponseJSON>(call.form));
    if (used?.accountId !== ownAccountId(call)) return refused(call);
    await call.actAs(call.who, ({ tx, now }) => notePasskeyUse(tx, used.credentialId, used.counter, now));
    return { kind: 'json', body: { location: await confirmed(call, String(call.form.to ?? '')) } };
  },
});

export const passkeyRegistrationOptions = route({
  method: 'POST',
  url: '/tai-khoan/khoa-truy-cap/thach-thuc',
  answers: 'json',
  may: 'identity.keep_own_credentials',
  async run(call) {
    const own = await ownCredentials(call);
    const existing = await call.read((db) => listPasskeys(db, own.accountId));
    const options = await registrationOptions(call.tools.config, own, existing);
    return giveChallenge(call, 'passkey_registration', options, own.accountId);
  },
});

export const registerPasskey = route({
  method: 'POST',
  url: '/tai-khoan/khoa-truy-cap',
  answers: 'json',
  may: 'identity.keep_own_credentials',
  form: made,
  async run(call): Promise<Answer> {
    if (!(await isFresh(call))) return { kind: 'json', body: { location: '/tai-khoan/xac-nhan?den=%2Ftai-khoan' } };
    const accountId = ownAccountId(call);
    const answer = readMade<RegistrationResponseJSON>(call.form);
    const taker = challengeTaker(call, 'passkey_registration', accountId);
    const passkey = answer && (await judgeRegistration(call.tools.config, answer, taker));
    if (!passkey) return refused(call);
    const label = browserName(call.header('user-agent')) ?? '';
    await call.actAs(call.who, (act) => addPasskey(act, { ...passkey, accountId, label }));
    return { kind: 'json', body: { location: '/tai-khoan' } };
  },
});

export const removePasskeyPage = route({
  method: 'POST',
  url: '/tai-khoan/khoa-truy-cap/bo',
  may: 'identity.keep_own_credentials',
  form: Type.Object({ passkey: Type.String({ maxLength: 2000 }) }),
  async run(call) {
    const unconfirmed = await confirmFirst(call, '/tai-khoan');
    if (unconfirmed) return unconfirmed;
    const [accountId, passkey] = [ownAccountId(call), String(call.form.passkey ?? '')];
    return call.act((act) => removePasskey(act, accountId, passkey), '/tai-khoan', 'identity.passkey_removed');
  },
});

const refused = ({ locale }: Pick<Call, 'locale'>): Answer => ({
  kind: 'json',
  status: 422,
  body: { error: messages(locale).passkey.refused },
});
