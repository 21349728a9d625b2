import Type from 'typebox';
import { getWorkingCalendar } from '#modules/calendar';
import { getAgency } from '#modules/organisation';
import { assertMay } from '#platform/access';
import { notFound } from '#platform/errors';
import { isId } from '#platform/identifiers';
import { route } from '#platform/route';
import { PageHeading } from '#ui';
import { ClockView } from '../../clock.view.tsx';
import { messages } from '../../messages.ts';
import { dataRightsPermissions } from '../../permissions.ts';
import { RequestFacts } from '../../request.view.tsx';
import { clocksOf } from '../../request-clock.ts';
import { findOwnRequest } from '../../request-store.ts';

/** One of somebody's own requests: when it is answered and why then, and the answer. */
export const ownRequestPage = route({
  method: 'GET',
  url: '/du-lieu-cua-toi/yeu-cau/:request',
  may: 'data_rights.ask',
  params: Type.Object({ request: Type.String({ maxLength: 36 }) }),
  async run(call) {
    const { request: id } = call.params;
    const found = await call.read(async (db) => {
      const request = isId(id) ? await findOwnRequest(db, call.who.id, id) : undefined;
      if (!request) throw notFound('data_request');
      const { agencyId } = request;
      return { request, agency: await getAgency(db, agencyId), calendar: await getWorkingCalendar(db, agencyId) };
    });
    const { request, agency, calendar } = found;
    assertMay(dataRightsPermissions, 'data_rights.ask', call.who, { partyIds: [request.personId] });
    const words = messages(call.locale);
    const body = (
      <>
        <PageHeading
          title={words.kinds[request.kind]}
          caption={words.request.caption}
          crumbs={[{ href: '/du-lieu-cua-toi', label: words.own.title }]}
        />
        <ClockView request={request} clocks={clocksOf(request, calendar)} />
        <RequestFacts request={request} agencyName={agency.name} isOpen />
      </>
    );
    return call.page({ title: words.kinds[request.kind], audience: 'citizen', body });
  },
});
