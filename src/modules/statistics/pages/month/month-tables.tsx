import { href } from '#platform/route';
import type { Locale } from '#platform/words';
import { type Column, numberOf, Table } from '#ui';
import type { FigureRow, OfficerRow } from '../../figure-store.ts';
import {
  type Counts,
  type FigureName,
  figureNames,
  type OfficerFigureName,
  officerFigureNames,
  sumCounts,
} from '../../figures.ts';
import { messages } from '../../messages.ts';
import { behindHref, type Part, type Selection } from '../../selection.ts';
import type { MonthProps } from './month-props.ts';

/** What the tables show of every part. */
const shown = [
  'received',
  'received_online',
  'settled',
  'settled_early',
  'settled_on_time',
  'settled_overdue',
  'open',
  'open_overdue',
] as const satisfies readonly FigureName[];

interface PartRow {
  readonly label: string;
  /** The page of an agency, when the row is one. */
  readonly agency?: string;
  readonly part: Part;
  readonly counts: Counts;
}

type WithSum = MonthProps & { readonly counts: Counts };

export function FieldTable(props: WithSum) {
  const words = messages(props.locale).month;
  const rows = partsBy(props.rows, ({ field }) => field).map(
    ([field, counts]): PartRow => ({ label: field, part: { field }, counts }),
  );
  return <PartTable {...props} caption={words.fields} head={words.fieldHead} parts={rows} />;
}

export function ChannelTable(props: WithSum) {
  const words = messages(props.locale);
  const rows = partsBy(props.rows, ({ channel }) => channel).map(
    ([channel, counts]): PartRow => ({ label: words.channels[channel], part: { channel }, counts }),
  );
  return <PartTable {...props} caption={words.month.channels} head={words.month.channelHead} parts={rows} />;
}

/** Every agency within reach, also those without dossiers: none at all is news too. */
export function AgencyTable(props: MonthProps) {
  const words = messages(props.locale).month;
  const { selection } = props;
  const parts = selection.agencies.map(({ id, code, name }): PartRow => {
    const counts = sumOf(props.rows.filter(({ agencyId }) => agencyId === id));
    return { label: name, agency: agencyHref(selection, code), part: { agencyCode: code }, counts };
  });
  return (
    <PartTable {...props} counts={sumOf(props.rows)} caption={words.agencies} head={words.agencyHead} parts={parts} />
  );
}

interface PartTableProps extends WithSum {
  readonly caption: string;
  readonly head: string;
  readonly parts: readonly PartRow[];
}

function PartTable({ selection, locale, caption, head, parts, counts }: PartTableProps) {
  const words = messages(locale);
  const columns: Column<PartRow>[] = [
    {
      head,
      cell: ({ label, agency }) =>
        agency ? (
          <a class="govuk-link" href={agency}>
            {label}
          </a>
        ) : (
          label
        ),
    },
    ...shown.map(
      (name): Column<PartRow> => ({
        head: words.figures[name].name,
        numeric: true,
        cell: ({ part, counts: own }) => (
          <Count value={own[name]} href={behindHref(selection, name, part)} locale={locale} />
        ),
      }),
    ),
  ];
  const foot = [
    words.month.sum,
    ...shown.map((name) => <Count value={counts[name]} href={behindHref(selection, name)} locale={locale} />),
  ];
  return <Table caption={caption} columns={columns} rows={parts} foot={foot} empty={words.month.nothing} scroll />;
}

export function OfficerTable({
  selection,
  locale,
  officers,
}: Pick<MonthProps, 'selection' | 'locale'> & { readonly officers: readonly OfficerRow[] }) {
  const words = messages(locale);
  const cell =
    (name: OfficerFigureName) =>
    ({ id, counts }: OfficerRow) => (
      <Count value={counts[name]} href={behindHref(selection, name, { officerId: id })} locale={locale} />
    );
  return (
    <Table<OfficerRow>
      caption={words.month.officers}
      rows={officers}
      empty={words.month.nobody}
      scroll
      columns={[
        { head: words.month.officerHead, cell: ({ name }) => name },
        { head: words.month.positionHead, cell: ({ position }) => position },
        ...officerFigureNames.map((name) => ({ head: words.figures[name].name, numeric: true, cell: cell(name) })),
      ]}
    />
  );
}

/** A number that leads to its dossiers; nothing leads nowhere. */
function Count({ value, href, locale }: { value: number; href: string; locale: Locale }) {
  if (value === 0) return <>0</>;
  return (
    <a class="govuk-link" href={href}>
      {numberOf(value, locale)}
    </a>
  );
}

function partsBy<Key extends string>(rows: readonly FigureRow[], keyOf: (row: FigureRow) => Key): [Key, Counts][] {
  const keys = [...new Set(rows.map(keyOf))].sort((a, b) => vietnamese.compare(a, b));
  const all = keys.map((key): [Key, Counts] => [key, sumOf(rows.filter((row) => keyOf(row) === key))]);
  return all.filter(([, counts]) => shown.some((name) => counts[name] > 0));
}

const vietnamese = new Intl.Collator('vi');

const sumOf = (rows: readonly FigureRow[]): Counts =>
  sumCounts(
    figureNames,
    rows.map(({ counts }) => counts),
  );

const agencyHref = ({ period }: Selection, code: string): string =>
  href('/can-bo/thong-ke', {}, { ky: period.key, 'co-quan': code });
