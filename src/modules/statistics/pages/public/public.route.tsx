import Type from 'typebox';
import { systemFor } from '#platform/access';
import { dayOf, instantOf } from '#platform/clock';
import { type Call, route } from '#platform/route';
import { type CountedAgency, viewProvince } from '../../agency-store.ts';
import { sumCounts } from '../../figures.ts';
import { messages } from '../../messages.ts';
import type { Period } from '../../period.ts';
import { sumFigures } from '../../period-figure-store.ts';
import { reportedFigures } from '../../report-ii06a.ts';
import { leftOutBy } from '../../report-rule.ts';
import { readDatedPeriod } from '../../selection.ts';
import { PublicPage } from './public.view.tsx';

const query = Type.Object({
  tinh: Type.Optional(Type.String({ maxLength: 35 })),
  ky: Type.Optional(Type.String({ maxLength: 7 })),
  lang: Type.Optional(Type.String()),
});

type PublicCall = Call<unknown, Type.Static<typeof query>>;

/** How the communes of a province settle dossiers this month or in another period, up to the last midnight; counts only. */
export const publicPage = route({
  method: 'GET',
  url: '/cong-khai',
  may: 'public',
  reports: true,
  query,
  perMinute: 60,
  async run(call) {
    const { provinces, province, communes } = await call.read((db) =>
      viewProvince(db, dayOf(call.now), call.query.tinh),
    );
    const { period } = readDatedPeriod(call.query.ky, province?.code ?? '', call.now);
    const until = wholeDaysOf(period, call.now);
    const rows = await countEach(call, communes, { from: period.from, until });
    const body = <PublicPage {...{ provinces, province, period, until, rows }} locale={call.locale} now={call.now} />;
    return call.page({ title: messages(call.locale).open.title, audience: 'citizen', body });
  },
});

/** Where a period ends that still runs: with the last midnight. */
const wholeDaysOf = ({ from, to }: Period, now: number): number =>
  Math.max(from, Math.min(to, instantOf(dayOf(now), 0)));

/** Nobody signed in may read dossiers: each commune is added up by the system, as that commune. */
async function countEach(call: PublicCall, communes: readonly CountedAgency[], span: { from: number; until: number }) {
  const [first] = communes;
  if (!first) return [];
  const system = { ...systemFor(first.id), agencies: communes.map(({ id }) => id) };
  const { rule } = readDatedPeriod(call.query.ky, first.code, call.now);
  const asked = { agencyIds: system.agencies, leftOut: leftOutBy(rule), ...span };
  const summed = await call.readAs(system, (db) => sumFigures(db, asked));
  return communes.map((agency) => {
    const own = summed.filter(({ agencyId }) => agencyId === agency.id);
    return {
      agency,
      counts: sumCounts(
        reportedFigures,
        own.map(({ counts }) => counts),
      ),
    };
  });
}
