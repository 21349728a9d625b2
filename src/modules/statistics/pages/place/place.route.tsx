import Type from 'typebox';
import type { Db } from '#platform/database';
import { notFound } from '#platform/errors';
import { type Call, route } from '#platform/route';
import { sumAgencies, sumMonths } from '../../agency-month-store.ts';
import { type CountedAgency, listPlaces } from '../../agency-store.ts';
import { sumCounts } from '../../figures.ts';
import { messages } from '../../messages.ts';
import { shiftPeriod } from '../../period.ts';
import { sumFigures } from '../../period-figure-store.ts';
import { reportedFigures } from '../../report-ii06a.ts';
import { isMany, queryOf, readSelection, type Selection, selectionQuery, upToLastDay } from '../../selection.ts';
import { type MapFigure, mapFigures } from './map-figure.ts';
import { PlacePage } from './place.view.tsx';
import type { PlaceRow } from './place-props.ts';

const query = Type.Object({
  ...selectionQuery,
  tinh: Type.Optional(Type.String({ maxLength: 35 })),
  'chi-so': Type.Optional(Type.Union(mapFigures.map((figure) => Type.Literal(figure)))),
});

type PlaceCall = Call<unknown, Type.Static<typeof query>>;

/** The provinces of the country, or the communes of a province, side by side; each figure leads to what lies beneath. */
export const placePage = route({
  method: 'GET',
  url: '/can-bo/thong-ke/dia-ban',
  may: 'statistics.view',
  reports: true,
  query,
  async run(call) {
    const read = await call.read((db) => readPlaces(db, call));
    const figure: MapFigure = call.query['chi-so'] ?? 'in_time';
    const body = <PlacePage {...read} figure={figure} locale={call.locale} now={call.now} />;
    return call.page({ title: messages(call.locale).place.title, audience: 'officer', body });
  },
});

async function readPlaces(db: Db, call: PlaceCall) {
  const selection = await readOfPlace(db, call);
  const [sums, months] = await Promise.all([readSums(db, selection), sumMonths(db, yearUpTo(selection))]);
  const province = provinceAskedFor(selection, call.query.tinh);
  const isCountry = !province && provincesIn(selection.agencies).length > 1;
  const shown = isCountry ? provincesIn(selection.agencies) : agenciesOf(selection.agencies, province);
  const provinceOf = new Map(isCountry ? selection.agencies.map(({ id, parentId }) => [id, parentId]) : []);
  const places = await listPlaces(
    db,
    shown.map(({ id }) => id),
  );
  const isShown = new Set(shown.map(({ id }) => id));
  const counted = Map.groupBy(sums, ({ agencyId }) => (isShown.has(agencyId) ? agencyId : provinceOf.get(agencyId)));
  const rows = shown.map((agency): PlaceRow => {
    const within = counted.get(agency.id) ?? [];
    return {
      agency,
      ...(places.get(agency.id) ?? { placeName: agency.name, location: null }),
      counts: sumCounts(
        reportedFigures,
        within.map(({ counts }) => counts),
      ),
    };
  });
  return { selection, rows, months, province, isCountry };
}

/** Of very many agencies only months that are over are told; without a period it is the last one. */
async function readOfPlace(db: Db, call: PlaceCall): Promise<Selection> {
  const { 'co-quan': _, ...address } = call.query;
  const asked = await readSelection(db, { who: call.who, now: call.now, query: address });
  if (!isMany(asked) || call.query.ky) return upToLastDay(asked, call.now);
  const period = shiftPeriod(asked.period, -1);
  return { ...asked, period, query: queryOf(asked.agencies, period, asked.rule, call.now) };
}

/** Thousands of agencies are added up without their fields; a province by its fields, in which days can be told. */
function readSums(db: Db, selection: Selection) {
  return isMany(selection) ? sumAgencies(db, selection.query) : sumFigures(db, selection.query);
}

/** The twelve months up to the end of the period, or since it began when it is longer. */
function yearUpTo({ period, query }: Selection) {
  const end = shiftPeriod(period, 1).from;
  const year = new Date(end + 7 * 3_600_000);
  const from = Date.UTC(year.getUTCFullYear() - 1, year.getUTCMonth(), 1) - 7 * 3_600_000;
  return { agencyIds: query.agencyIds, from: Math.min(from, period.from), until: end };
}

const provincesIn = (agencies: readonly CountedAgency[]) => agencies.filter(({ level }) => level === 'province');

function provinceAskedFor({ agencies }: Selection, code: string | undefined): CountedAgency | undefined {
  const province = code ? provincesIn(agencies).find((each) => each.code === code) : undefined;
  if (code && !province) throw notFound('agency');
  return province;
}

/** A province with its communes; without one, all. */
const agenciesOf = (agencies: readonly CountedAgency[], province: CountedAgency | undefined) =>
  province ? agencies.filter(({ id, parentId }) => id === province.id || parentId === province.id) : agencies;
