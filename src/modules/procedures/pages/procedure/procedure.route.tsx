import Type from 'typebox';
import { listAgencies } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import { qrSvg } from '#platform/pdf/qr';
import { href, route } from '#platform/route';
import { changesOf } from '../../changes.ts';
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
    const known = await call.read(async (db) => ({
      ...(await readPosting(db, asked)),
      changes: changesOf(await listVersions(db, code)),
      communes: await listAgencies(db, 'commune'),
    }));
    const qr = qrSvg(call.tools.config.publicUrl + href('/thu-tuc/:code', { code }, { xa: known.agency?.code }));
    return call.page({
      title: known.posting.name,
      audience: 'citizen',
      body: <ProcedureView {...known} qr={qr} />,
    });
  },
});
