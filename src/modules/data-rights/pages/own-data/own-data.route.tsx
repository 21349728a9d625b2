import { route } from '#platform/route';
import { messages } from '../../messages.ts';
import { listOwnRequests } from '../../request-store.ts';
import { OwnDataView } from './own-data.view.tsx';

/** What the product holds about somebody, and what they asked about it. */
export const ownDataPage = route({
  method: 'GET',
  url: '/du-lieu-cua-toi',
  may: 'data_rights.ask',
  async run(call) {
    const requests = await call.read((db) => listOwnRequests(db, call.who.id));
    const body = <OwnDataView requests={requests} />;
    return call.page({ title: messages(call.locale).own.title, audience: 'citizen', body });
  },
});
