import Type from 'typebox';
import { getAgency } from '#modules/organisation';
import { route } from '#platform/route';
import { announcementMessages } from '../../announcement-messages.ts';
import { listAnnouncements, listEditions } from '../../announcement-store.ts';
import { AnnouncedView } from './announced.view.tsx';

const pageSize = 20;

/** The decisions that agencies posted, for everybody, with every correction of them. */
export const announcedPage = route({
  method: 'GET',
  url: '/thu-tuc/cong-bo',
  may: 'public',
  query: Type.Object({
    'thu-tuc': Type.Optional(Type.String({ maxLength: 40 })),
    sau: Type.Optional(Type.String({ maxLength: 60 })),
  }),
  async run(call) {
    const { 'thu-tuc': procedureCode, sau: after } = call.query;
    const known = await call.read(async (db) => {
      const page = await listAnnouncements(db, { procedureCode, after, size: pageSize });
      const ids = [...new Set(page.announcements.map(({ agencyId }) => agencyId))];
      const agencies = await Promise.all(ids.map((id) => getAgency(db, id)));
      const corrected = page.announcements.filter(({ edition }) => edition > 1);
      const editions = await Promise.all(corrected.map(async (one) => [one.id, await listEditions(db, one)] as const));
      return { page, agencies: new Map(agencies.map(({ id, name }) => [id, name])), editions: new Map(editions) };
    });
    const body = <AnnouncedView {...known} {...{ procedureCode, after }} />;
    return call.page({ title: announcementMessages(call.locale).open.title, audience: 'citizen', body });
  },
});
