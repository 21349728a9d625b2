import { h } from 'preact';
import Type from 'typebox';
import { type Principal, visitor } from '#platform/access';
import { Refusal } from '#platform/errors';
import type { FormErrors } from '#platform/form';
import { type Answer, type Call, redirect, route } from '#platform/route';
import { acceptInvitation, type Invitation } from '../../actions/accept-invitation.ts';
import { type Credentials, findCredentials } from '../../credentials-store.ts';
import { messages } from '../../messages.ts';
import { findSecret } from '../../one-time-secret-store.ts';
import { hashInTurn } from '../../passwords.ts';
import { readNewPassword } from '../password/new-password.ts';
import { InvitationView } from './invitation.view.tsx';

const url = '/loi-moi/:secret';
const params = Type.Object({ secret: Type.String({ minLength: 40, maxLength: 60 }) });
type InvitationCall = Call<{ secret: string }>;

export const invitationPage = route({
  method: 'GET',
  url,
  may: 'public',
  params,
  perMinute: 60,
  run: async (call) => showForm(call, (await invited(call)).own),
});

export const acceptInvitationPage = route({
  method: 'POST',
  url,
  may: 'public',
  params,
  form: Type.Object({ newPassword: Type.String(), repeated: Type.String() }),
  perMinute: 60,
  async run(call) {
    const { own, who } = await invited(call);
    const use = { username: own.username, hasSecondFactor: own.codeSecret !== null };
    const reading = readNewPassword(call.form, use, call.locale);
    if (!reading.ok) return showForm(call, own, reading.errors);
    const hash = await hashInTurn(call.tools, reading.password);
    await call.actAs(who, (act) => acceptInvitation(act, call.params.secret, hash));
    return redirect('/dang-nhap', 'identity.password_set');
  },
});

interface Invited {
  readonly own: Credentials;
  /** Known by their invitation, not signed in yet; the journal they are named in is that of the agency that invited. */
  readonly who: Principal;
}

/** Who was invited by this link; throws `identity.invitation_lapsed`. */
async function invited(call: InvitationCall): Promise<Invited> {
  const found = await call.readAs(call.who, async (db) => {
    const kept = await findSecret<Invitation>(db, 'invitation', call.params.secret, call.now);
    const own = kept?.accountId ? await findCredentials(db, kept.accountId) : undefined;
    return kept && own && { own, ...kept.data };
  });
  if (!found || found.own.isDisabled) throw new Refusal('identity.invitation_lapsed', {}, 410);
  return { own: found.own, who: { ...visitor, name: found.staffName, agencies: [found.agencyId] } };
}

function showForm(call: InvitationCall, own: Credentials, errors: FormErrors = {}): Answer {
  const { secret } = call.params;
  const body = h(InvitationView, { locale: call.locale, tokens: call.tokens, secret, own, errors });
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  return call.page({ title: messages(call.locale).invitation.title, audience: 'citizen', body, status });
}
