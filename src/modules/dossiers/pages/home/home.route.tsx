import Type from 'typebox';
import { listAgencies } from '#modules/organisation';
import { lifeEventsOn, listFields } from '#modules/procedures';
import { dayOf } from '#platform/clock';
import { route } from '#platform/route';
import { citizenMessages } from '../../citizen-messages.ts';
import { countAwaitingPerson } from '../../own-dossier-store.ts';
import { HomeView } from './home.view.tsx';

/** The first page of everybody. */
export const homePage = route({
  method: 'GET',
  url: '/',
  may: 'public',
  query: Type.Object({ lang: Type.Optional(Type.String()) }),
  async run(call) {
    const day = dayOf(call.now);
    const known = await call.read(async (db) => ({
      fields: await listFields(db, day),
      communes: await listAgencies(db, 'commune'),
      awaiting: call.who.kind === 'citizen' ? await countAwaitingPerson(db, call.who.id) : 0,
    }));
    const body = <HomeView {...known} events={lifeEventsOn(day)} />;
    return call.page({ title: citizenMessages(call.locale).home.title, audience: 'citizen', body });
  },
});
