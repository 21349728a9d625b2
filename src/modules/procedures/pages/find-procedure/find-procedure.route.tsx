import { decide } from '#platform/access';
import { dayOf } from '#platform/clock';
import { route } from '#platform/route';
import { messages } from '../../messages.ts';
import { permissions } from '../../permissions.ts';
import { countWaitingNotices } from '../../posted-notice-store.ts';
import { listFields, searchProcedures } from '../../search-store.ts';
import { FindProcedureView } from './find-procedure.view.tsx';
import { searchOf, searchQuery } from './search-query.ts';

/** The catalogue for everybody. */
export const findProcedurePage = route({
  method: 'GET',
  url: '/thu-tuc',
  may: 'public',
  query: searchQuery,
  async run(call) {
    const day = dayOf(call.now);
    const [page, fields] = await call.read(async (db) => [
      await searchProcedures(db, searchOf(call.query, day)),
      await listFields(db, day),
    ]);
    const body = <FindProcedureView {...{ query: call.query, page, fields, day, base: '/thu-tuc' }} />;
    return call.page({ title: messages(call.locale).title, audience: 'citizen', body });
  },
});

/** The same for staff, leading to the internal process. */
export const findProcedureForStaffPage = route({
  method: 'GET',
  url: '/can-bo/thu-tuc',
  may: 'procedures.view_process',
  query: searchQuery,
  async run(call) {
    const day = dayOf(call.now);
    const [page, fields, waiting] = await call.read(async (db) => [
      await searchProcedures(db, searchOf(call.query, day)),
      await listFields(db, day),
      await countWaitingNotices(db, { agencyId: call.who.agencyId ?? '', day }),
    ]);
    const mayAnnounce = decide(permissions['procedures.announce'], call.who);
    const shown = { query: call.query, page, fields, day, base: '/can-bo/thu-tuc', waiting, mayAnnounce };
    const body = <FindProcedureView {...shown} />;
    return call.page({ title: messages(call.locale).officer.title, audience: 'officer', body });
  },
});
