import type { Locale } from '#platform/words';
import {
  Button,
  type Column,
  InsetText,
  layOutMap,
  type MapLayout,
  numberOf,
  PageHeading,
  percentOf,
  StackedBarChart,
  Table,
} from '#ui';
import { sumCounts } from '../../figures.ts';
import { messages } from '../../messages.ts';
import { periodKinds } from '../../period.ts';
import { checkIdentities, type ReportedFigure, reportColumns, reportedFigures } from '../../report-ii06a.ts';
import { behindHref, selectionHref } from '../../selection.ts';
import { ChoosePeriod } from '../choose-period.tsx';
import { Identities } from '../identities.tsx';
import { periodName, periodSpan } from '../period-words.ts';
import { mapShareOf } from './map-figure.ts';
import { entriesOf, PlaceMap } from './place-map.tsx';
import { agencyHref, type PlaceProps, type PlaceRow, path } from './place-props.ts';

const series = ['settled_early', 'settled_on_time', 'settled_overdue'] as const;

type WithMap = PlaceProps & { readonly map: MapLayout | undefined };

/** Agencies side by side by the columns of report II.06a: where they lie, and as a table. */
export function PlacePage(props: PlaceProps) {
  const { locale, now, selection, rows, months, province, figure } = props;
  const words = messages(locale);
  const map = mapOf(props);
  const crumbs = [{ href: selectionHref('/can-bo/thong-ke', selection), label: words.title }];
  return (
    <div class="mc-statistics">
      <PageHeading
        title={`${words.place.title}: ${periodName(selection.period, locale)}`}
        caption={province?.name ?? selection.agencies[0]?.name}
        crumbs={province ? [...crumbs, { href: selectionHref(path, selection), label: words.place.title }] : crumbs}
        lead={<p>{periodSpan(selection, locale)}</p>}
        actions={
          <Button kind="secondary" href={selectionHref('/can-bo/thong-ke/ii-06a', selection)} keys="b">
            {words.month.report}
          </Button>
        }
      />
      <ChoosePeriod
        path={path}
        kinds={periodKinds}
        selection={selection}
        locale={locale}
        now={now}
        withAgency={false}
        kept={{ tinh: province?.code, 'chi-so': figure }}
      />
      <WhereTheyAre {...props} map={map} />
      <div class="mc-place-table" id="so-lieu">
        <PlaceTable {...props} map={map} />
      </div>
      <Identities identities={checkIdentities(rows)} locale={locale} />
      {months.length > 0 && (
        <StackedBarChart
          id="settled-by-month"
          title={words.month.settledByMonth}
          labelHead={words.month.monthHead}
          series={series.map((name) => words.month.series[name])}
          tones={['neutral', 'good', 'late']}
          bars={months.map(({ month, ...sums }) => ({
            label: words.period({ kind: 'month', year: Number(month.slice(0, 4)), number: Number(month.slice(5, 7)) }),
            values: series.map((name) => sums[name]),
          }))}
        />
      )}
      <InsetText>{words.place.basis}</InsetText>
    </div>
  );
}

/** One alone, or none, is no map. */
function mapOf(props: PlaceProps): MapLayout | undefined {
  const entries = entriesOf(props);
  return entries.length > 1 ? layOutMap(entries) : undefined;
}

/** The map, and a tile for each agency that has no place on it; without a map a tile for each. */
function WhereTheyAre({ map, ...props }: WithMap) {
  const words = messages(props.locale).place;
  if (!map) return <Tiles {...props} />;
  const unplaced = props.rows.filter(({ location }) => !location);
  return (
    <>
      <PlaceMap {...props} map={map} />
      {unplaced.length > 0 && (
        <>
          <h2 class="govuk-heading-s">{words.map.unplaced(numberOf(unplaced.length, props.locale))}</h2>
          <Tiles {...props} rows={unplaced} />
        </>
      )}
    </>
  );
}

/** A tile for each agency: its share in time and what is overdue, in numbers and words; colour only repeats them. */
function Tiles(props: PlaceProps) {
  const words = messages(props.locale).place;
  return (
    <ul class="mc-tiles" aria-label={words.tiles}>
      {props.rows.map((row) => {
        const { settled, settled_overdue, open_overdue } = row.counts;
        return (
          <li class={`mc-tile${open_overdue > 0 ? ' mc-tile--late' : ''}`}>
            <a class="govuk-link mc-tile__name" href={agencyHref(props, row)}>
              {row.agency.name}
            </a>
            <span class="mc-tile__share">
              {settled === 0
                ? words.nothingSettled
                : words.inTime(percentOf((settled - settled_overdue) / settled, props.locale))}
            </span>
            <span>{words.overdue(numberOf(open_overdue, props.locale))}</span>
          </li>
        );
      })}
    </ul>
  );
}

function PlaceTable(props: WithMap) {
  const { locale, selection, rows, isCountry } = props;
  const words = messages(locale);
  const sum = sumCounts(
    reportedFigures,
    rows.map(({ counts }) => counts),
  );
  const columns: Column<PlaceRow>[] = [
    {
      head: isCountry ? words.open.province : words.month.agencyHead,
      cell: (row) => (
        <a class="govuk-link" href={agencyHref(props, row)}>
          {row.agency.name}
        </a>
      ),
    },
    ...mapColumns(props),
    ...reportColumns.map(
      ({ number, figure }): Column<PlaceRow> => ({
        head: `(${number}) ${words.figures[figure].name}`,
        numeric: true,
        cell: (row) => <Count value={row.counts[figure]} href={cellHref(props, row, figure)} locale={locale} />,
      }),
    ),
  ];
  const wholeHref = (figure: ReportedFigure) =>
    isCountry || props.province ? undefined : behindHref(selection, figure);
  const foot = [
    words.month.sum,
    ...mapColumns(props).map(() => ''),
    ...reportColumns.map(({ figure }) => <Count value={sum[figure]} href={wholeHref(figure)} locale={locale} />),
  ];
  return (
    <Table caption={words.place.table} columns={columns} rows={rows} foot={foot} empty={words.month.nothing} scroll />
  );
}

/** What the map shows of each: its number there, where one has no name, and its share. */
function mapColumns(props: WithMap): Column<PlaceRow>[] {
  const { map, locale, figure } = props;
  if (!map) return [];
  const words = messages(locale);
  const numbers = new Map(map.spots.map(({ entry, number }) => [entry.href, number]));
  const number: Column<PlaceRow> = {
    head: words.place.map.number,
    numeric: true,
    cell: (row) => numbers.get(agencyHref(props, row)),
  };
  const share: Column<PlaceRow> = {
    head: words.place.map.figures[figure],
    numeric: true,
    cell: ({ counts }) => {
      const { part, of } = mapShareOf(figure, counts);
      return of === 0 ? words.none : percentOf(part / of, locale);
    },
  };
  return map.spots.some(({ side }) => !side) ? [number, share] : [share];
}

function Count({ value, href: behind, locale }: { value: number; href: string | undefined; locale: Locale }) {
  const text = numberOf(value, locale);
  if (value === 0 || !behind) return <>{text}</>;
  return (
    <a class="govuk-link" href={behind}>
      {text}
    </a>
  );
}

/** Of the country to the communes of the province; of a province to the dossiers of the commune. */
function cellHref(props: PlaceProps, { agency }: PlaceRow, figure: ReportedFigure): string {
  return props.isCountry
    ? agencyHref(props, { agency })
    : behindHref(props.selection, figure, { agencyCode: agency.code });
}
