import Type from 'typebox';
import { type CountedAgency, readDatedPeriod, viewProvince } from '#modules/statistics';
import { systemFor } from '#platform/access';
import { dayOf } from '#platform/clock';
import { type Call, route } from '#platform/route';
import { queryOf } from '../../counting-query.ts';
import { messages } from '../../messages.ts';
import { reckonIndex } from '../../reckon-index.ts';
import { PublicPage } from './public.view.tsx';

const query = Type.Object({
  tinh: Type.Optional(Type.String({ maxLength: 35 })),
  lang: Type.Optional(Type.String()),
});

/** The index of each commune of a province this month, for everybody; points only. */
export const publicPage = route({
  method: 'GET',
  url: '/cong-khai/chi-so',
  may: 'public',
  reports: true,
  query,
  perMinute: 60,
  async run(call) {
    const { provinces, province, communes } = await call.read((db) =>
      viewProvince(db, dayOf(call.now), call.query.tinh),
    );
    const dated = readDatedPeriod(undefined, province?.code ?? '', call.now);
    const query = queryOf(
      dated,
      communes.map(({ id }) => id),
      call.now,
    );
    const rows = await reckonEach(call, communes, query);
    const { period } = dated;
    const body = (
      <PublicPage {...{ provinces, province, period, rows }} set={query.set} locale={call.locale} now={call.now} />
    );
    return call.page({ title: messages(call.locale).open.title, audience: 'citizen', body });
  },
});

/** Nobody signed in may read dossiers: each commune is counted by the system, as that commune. */
async function reckonEach(call: Call, communes: readonly CountedAgency[], query: ReturnType<typeof queryOf>) {
  const [first] = communes;
  if (!first) return [];
  const system = { ...systemFor(first.id), agencies: query.agencyIds };
  const { each } = await call.readAs(system, (db) => reckonIndex(db, communes, query));
  return each;
}
