import Type from 'typebox';
import { listAgencies } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import { notFound } from '#platform/errors';
import { qrSvg } from '#platform/pdf/qr';
import { href, route } from '#platform/route';
import { changesOf } from '../../changes.ts';
import { readPostingOf } from '../../read-posting.ts';
import { listVersions, versionOn } from '../../version-store.ts';
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
    const asked = { day: dayOf(call.now), agencyCode: call.query.xa, locale: call.locale };
    const known = await call.read(async (db) => {
      const [versions, communes] = await Promise.all([listVersions(db, code), listAgencies(db, 'commune')]);
      const stored = versionOn(versions, asked.day);
      if (!stored) throw notFound('procedure');
      return { ...(await readPostingOf(db, stored, asked)), changes: changesOf(versions), communes };
    });
    const qr = qrSvg(call.tools.config.publicUrl + href('/thu-tuc/:code', { code }, { xa: known.agency?.code }));
    return call.page({
      title: known.posting.name,
      audience: 'citizen',
      body: <ProcedureView {...known} qr={qr} />,
    });
  },
});
