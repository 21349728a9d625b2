import Type from 'typebox';
import { assertMay } from '#platform/access';
import { qrSvg } from '#platform/pdf/qr';
import { type Call, href, route } from '#platform/route';
import { houseRules } from '../../../../../reference/satisfaction/survey.ts';
import { inviteToRate } from '../../actions/invite-to-rate.ts';
import { getDossierToRateByCode } from '../../dossier-to-rate.ts';
import { messages } from '../../messages.ts';
import { satisfactionPermissions } from '../../permissions.ts';
import { InviteView, QrView } from './invite.view.tsx';

const url = '/can-bo/ho-so/:code/moi-danh-gia';
const params = Type.Object({ code: Type.String({ maxLength: 80 }) });

/** At the counter, once a result is handed over: explains, and asks for the code. */
export const invitePage = route({
  method: 'GET',
  url,
  may: 'satisfaction.invite',
  params,
  async run(call) {
    const { code } = await openDossier(call);
    const body = <InviteView code={code} action={href(url, { code })} tokens={call.tokens} />;
    return call.page({ title: messages(call.locale).invite.title, audience: 'officer', body });
  },
});

/** Shows the code to scan, this once: only the hash of its secret is kept. Asked again, there is another code. */
export const inviteAction = route({
  method: 'POST',
  url,
  may: 'satisfaction.invite',
  params,
  async run(call) {
    const dossier = await openDossier(call);
    const address = await call.actAs(call.who, (act) => inviteToRate(act, dossier, 'counter'));
    const body = (
      <QrView
        code={dossier.code}
        address={address}
        picture={qrSvg(`${call.tools.config.publicUrl}${address}`)}
        until={call.now + houseRules.invitationDays * 86_400_000}
      />
    );
    return call.page({ title: messages(call.locale).invite.title, audience: 'officer', body });
  },
});

async function openDossier(call: Call<{ code: string }>) {
  const dossier = await call.read((db) => getDossierToRateByCode(db, call.params.code));
  assertMay(satisfactionPermissions, 'satisfaction.invite', call.who, { agencyIds: [dossier.agencyId] });
  return dossier;
}
