import Type from 'typebox';
import { dossierPermissions } from '#modules/dossiers';
import { decide } from '#platform/access';
import { notFound } from '#platform/errors';
import { href, route } from '#platform/route';
import { tellAgain } from '../../actions/tell-again.ts';
import { listExchanges } from '../../exchange-store.ts';
import { portalPermissions } from '../../permissions.ts';
import { findToldByCode } from '../../told-dossier-store.ts';
import { ToldDossierPage } from './dossier.view.tsx';

const params = Type.Object({ code: Type.String({ maxLength: 80 }) });

const url = '/can-bo/cong-quoc-gia/ho-so/:code';

/** How one dossier stands with the portal, and every message about it. */
export const toldDossierPage = route({
  method: 'GET',
  url,
  may: 'portal.view',
  params,
  async run(call) {
    const { told, exchanges } = await call.read(async (db) => {
      const found = await findToldByCode(db, call.params.code);
      if (!found) throw notFound('dossier');
      return { told: found, exchanges: await listExchanges(db, found) };
    });
    call.concerns(told.agencyId, told.dossierId);
    const ofReceiving = { agencyIds: [told.agencyId] };
    const body = (
      <ToldDossierPage
        {...{ told, exchanges, tokens: call.tokens }}
        mayOpen={decide(dossierPermissions['dossier.view'], call.who)}
        mayTellAgain={decide(portalPermissions['portal.tell_again'], call.who, ofReceiving)}
      />
    );
    return call.page({ title: told.code, audience: 'officer', body });
  },
});

export const tellAgainAction = route({
  method: 'POST',
  url: `${url}/gui-lai`,
  may: 'portal.tell_again',
  params,
  run: (call) =>
    call.act((act) => tellAgain(act, call.params.code), href(url, { code: call.params.code }), 'portal.told_again'),
});
