import Type from 'typebox';
import { listAgencies } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import { qrSvg } from '#platform/pdf/qr';
import { type Call, href, route } from '#platform/route';
import type { View } from '#platform/view';
import { listAnnouncements } from '../../announcement-store.ts';
import { changesOf } from '../../changes.ts';
import { stampOfPosting } from '../../posting-stamp-store.ts';
import { readPosting } from '../../read-posting.ts';
import { listVersions } from '../../version-store.ts';
import { ProcedureView } from './procedure.view.tsx';

export const ofProcedure = Type.Object({ code: Type.String({ maxLength: 40 }) });
export const atAgency = Type.Object({ xa: Type.Optional(Type.String({ maxLength: 35 })) });

/** Everything about one procedure, in plain words. */
export const procedurePage = route({
  method: 'GET',
  url: '/thu-tuc/:code',
  may: 'public',
  params: ofProcedure,
  query: atAgency,
  async run(call) {
    const { code } = call.params;
    const asked = { code, day: dayOf(call.now), agencyCode: call.query.xa, locale: call.locale };
    const madeOf = await call.read((db) => stampOfPosting(db, asked));
    return { kind: 'edition', madeOf: `${asked.day} ${madeOf}`, make: () => makePage(call, asked) };
  },
});

type Asked = Parameters<typeof readPosting>[1];

async function makePage(call: Call, asked: Asked): Promise<View> {
  const { code } = asked;
  const known = await call.read(async (db) => {
    const [versions, communes, decided] = await Promise.all([
      listVersions(db, code),
      listAgencies(db, 'commune'),
      listAnnouncements(db, { procedureCode: code, size: 5 }),
    ]);
    const { announcements } = decided;
    return { ...(await readPosting(db, asked)), changes: changesOf(versions), communes, announcements };
  });
  const qr = qrSvg(call.tools.config.publicUrl + href('/thu-tuc/:code', { code }, { xa: known.agency?.code }));
  return { title: known.posting.name, audience: 'citizen', body: <ProcedureView {...known} qr={qr} /> };
}
