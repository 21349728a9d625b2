import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import { Button, type Column, InsetText, numberOf, PageHeading, percentOf, StackedBarChart, Table } from '#ui';
import type { MonthSum } from '../../agency-month-store.ts';
import type { CountedAgency } from '../../agency-store.ts';
import { sumCounts } from '../../figures.ts';
import { messages } from '../../messages.ts';
import { periodKinds } from '../../period.ts';
import {
  checkIdentities,
  type ReportCounts,
  type ReportedFigure,
  reportColumns,
  reportedFigures,
} from '../../report-ii06a.ts';
import { behindHref, type Selection, selectionHref } from '../../selection.ts';
import { ChoosePeriod } from '../choose-period.tsx';
import { Identities } from '../identities.tsx';
import { periodName, periodSpan } from '../period-words.ts';

export interface PlaceRow {
  readonly agency: CountedAgency;
  readonly counts: ReportCounts;
}

export interface PlaceProps {
  readonly locale: Locale;
  readonly now: number;
  readonly selection: Selection;
  readonly rows: readonly PlaceRow[];
  readonly months: readonly MonthSum[];
  /** The province whose communes are shown, when one was chosen. */
  readonly province: CountedAgency | undefined;
  /** Whether each row is a province with its communes. */
  readonly isCountry: boolean;
}

const path = '/can-bo/thong-ke/dia-ban';
const series = ['settled_early', 'settled_on_time', 'settled_overdue'] as const;

/** Agencies side by side by the columns of report II.06a, as tiles and as a table. */
export function PlacePage(props: PlaceProps) {
  const { locale, now, selection, rows, months, province } = props;
  const words = messages(locale);
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
      />
      <Tiles {...props} />
      <PlaceTable {...props} />
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

function PlaceTable(props: PlaceProps) {
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
    ...reportColumns.map(({ figure }) => <Count value={sum[figure]} href={wholeHref(figure)} locale={locale} />),
  ];
  return (
    <Table caption={words.place.table} columns={columns} rows={rows} foot={foot} empty={words.month.nothing} scroll />
  );
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

function agencyHref({ isCountry, selection }: PlaceProps, { agency }: Pick<PlaceRow, 'agency'>): string {
  const ky = selection.period.key;
  return isCountry
    ? href(path, {}, { ky, tinh: agency.code })
    : href('/can-bo/thong-ke', {}, { ky, 'co-quan': agency.code });
}
