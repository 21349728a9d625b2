import Type from 'typebox';
import { systemFor } from '#platform/access';
import { dayOf } from '#platform/clock';
import { notFound } from '#platform/errors';
import { type Call, route } from '#platform/route';
import { type CountedAgency, listAgenciesOn } from '../../agency-store.ts';
import { countFigures } from '../../figure-store.ts';
import { figureNames, sumCounts } from '../../figures.ts';
import { messages } from '../../messages.ts';
import { queryOf, readDatedPeriod } from '../../selection.ts';
import { PublicPage } from './public.view.tsx';

const query = Type.Object({
  tinh: Type.Optional(Type.String({ maxLength: 35 })),
  lang: Type.Optional(Type.String()),
});

/** How the communes of a province settle dossiers this month, for everybody; counts only. */
export const publicPage = route({
  method: 'GET',
  url: '/cong-khai',
  may: 'public',
  query,
  perMinute: 60,
  async run(call) {
    const { provinces, province, communes } = await call.read(async (db) => {
      const provinces = await listAgenciesOn(db, dayOf(call.now), { level: 'province' });
      const province = call.query.tinh ? provinces.find(({ code }) => code === call.query.tinh) : provinces[0];
      if (call.query.tinh && !province) throw notFound('agency');
      const below = { level: 'commune', ...(province && { parentId: province.id }) } as const;
      return { provinces, province, communes: await listAgenciesOn(db, dayOf(call.now), below) };
    });
    const { period } = readDatedPeriod(undefined, province?.code ?? '', call.now);
    const rows = await countEach(call, communes);
    const body = <PublicPage {...{ provinces, province, period, rows }} locale={call.locale} now={call.now} />;
    return call.page({ title: messages(call.locale).open.title, audience: 'citizen', body });
  },
});

/** Nobody signed in may read dossiers: each commune is counted by the system, as that commune. */
async function countEach(call: Call, communes: readonly CountedAgency[]) {
  const [first] = communes;
  if (!first) return [];
  const system = { ...systemFor(first.id), agencies: communes.map(({ id }) => id) };
  const { period, rule } = readDatedPeriod(undefined, first.code, call.now);
  const counted = await call.readAs(system, (db) => countFigures(db, queryOf(communes, period, rule, call.now)));
  return communes.map((agency) => {
    const own = counted.filter(({ agencyId }) => agencyId === agency.id);
    return {
      agency,
      counts: sumCounts(
        figureNames,
        own.map(({ counts }) => counts),
      ),
    };
  });
}
