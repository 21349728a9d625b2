import Type from 'typebox';
import { decide } from '#platform/access';
import { route } from '#platform/route';
import { findConnection } from '../../connection-store.ts';
import { messages } from '../../messages.ts';
import { portalPermissions } from '../../permissions.ts';
import { countReasons, countStates } from '../../told-dossier-store.ts';
import { OverviewPage } from './overview.view.tsx';

/** How many dossiers are with the portal, wait or came back, why, and how the connection stands. */
export const overviewPage = route({
  method: 'GET',
  url: '/can-bo/cong-quoc-gia',
  may: 'portal.view',
  query: Type.Object({ lang: Type.Optional(Type.String()) }),
  async run(call) {
    const agencyId = call.who.agencyId ?? '';
    const known = await call.read(async (db) => ({
      connection: await findConnection(db, agencyId),
      counts: await countStates(db, agencyId),
      reasons: await countReasons(db, agencyId),
    }));
    const mayConnect = decide(portalPermissions['portal.connect'], call.who, { agencyIds: [agencyId] });
    const body = <OverviewPage {...known} mayConnect={mayConnect} now={call.now} />;
    return call.page({ title: messages(call.locale).title, audience: 'officer', body });
  },
});
