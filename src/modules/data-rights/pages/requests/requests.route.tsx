import Type from 'typebox';
import { findPerson } from '#modules/identity';
import { isId } from '#platform/identifiers';
import { href, route } from '#platform/route';
import { messages } from '../../messages.ts';
import { nextDueAt } from '../../request.ts';
import { listRequests, type RequestPlace } from '../../request-store.ts';
import { RequestsView } from './requests.view.tsx';

const address = '/can-bo/quyen-du-lieu';
const pageSize = 20;

/** What people ask of an agency about their data: what waits, the first to be answered first, or what is answered. */
export const requestsPage = route({
  method: 'GET',
  url: address,
  may: 'data_rights.answer',
  query: Type.Object({
    xong: Type.Optional(Type.Literal('1')),
    sau: Type.Optional(Type.String({ maxLength: 80 })),
    lang: Type.Optional(Type.String()),
  }),
  async run(call) {
    const answered = call.query.xong === '1';
    const after = placeIn(call.query.sau);
    const agencyId = call.who.agencyId ?? '';
    const rows = await call.read(async (db) => {
      const requests = await listRequests(db, agencyId, { answered, after, limit: pageSize + 1 });
      const people = await Promise.all(requests.map(({ personId }) => findPerson(db, personId)));
      return requests.map((request, i) => ({ request, person: people[i] }));
    });
    const last = rows.length > pageSize ? rows[pageSize - 1]?.request : undefined;
    const placeOf = last && `${answered ? last.answeredAt : nextDueAt(last)}_${last.id}`;
    const xong = answered ? '1' : undefined;
    const body = (
      <RequestsView
        rows={rows.slice(0, pageSize)}
        answered={answered}
        now={call.now}
        firstHref={after && href(address, {}, { xong })}
        nextHref={placeOf && href(address, {}, { xong, sau: placeOf })}
      />
    );
    return call.page({ title: messages(call.locale).desk.title, audience: 'officer', body });
  },
});

function placeIn(text: string | undefined): RequestPlace | undefined {
  const [, at, id = ''] = /^(\d{1,15})_(.{36})$/.exec(text ?? '') ?? [];
  return at && isId(id) ? { at: Number(at), id } : undefined;
}
