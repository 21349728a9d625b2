import type { ComponentChildren } from 'preact';
import { jsxEscape } from 'preact/jsx-runtime';
import { Empty } from './empty.tsx';
import { MarkupText } from './markup.ts';
import { useWords } from './page-context.ts';

export interface Column<Row> {
  /** Empty for a column of things to press: it is then only read out. */
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Figures stand right-aligned in digits of one width. */
  readonly numeric?: boolean | undefined;
  readonly align?: 'start' | 'end' | 'center' | undefined;
  /** Kept on one line on wide screens, such as a code or a day. */
  readonly oneLine?: boolean | undefined;
  /** Left out on phones: what is only good to have. */
  readonly wideOnly?: boolean | undefined;
}

export interface TableProps<Row> {
  /** What the table lists; `hideCaption` when a heading right above says it. */
  readonly caption: string;
  readonly hideCaption?: boolean | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly empty?: ComponentChildren;
  /** Where the row's first cell leads. */
  readonly href?: ((row: Row) => string) | undefined;
  /** Marks a row that asks for attention; the cell beside must say it in words. */
  readonly mark?: ((row: Row) => 'late' | 'soon' | undefined) | undefined;
  /** A last row of sums, one cell for each column. */
  readonly foot?: readonly ComponentChildren[] | undefined;
  /** A table of figures too wide for a phone scrolls sideways instead of becoming blocks. */
  readonly scroll?: boolean | undefined;
  /** For a list that many look at again and again: its lines are written once. */
  readonly remembered?: RememberedLines<Row> | undefined;
}

/**
 * The lines of one list by all that they are made of, so that nobody can tell one from writing it anew. Beyond some
 * thousand lines all are forgotten.
 */
export interface RememberedLines<Row> {
  readonly madeOf: (row: Row) => string;
  readonly lines: Map<string, string>;
}

const mostLines = 2_000;

/**
 * The roles of a table said out loud: on phones the rows are set as blocks, and some browsers then forget that they
 * belong to a table.
 */
const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  cell: { role: 'cell' },
  head: { role: 'columnheader' },
} as const;

/** A list of things of one kind. On phones each row becomes a block with its labels. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, hideCaption = false, columns, rows, empty, foot, scroll = false } = props;
  const words = useWords().table;
  if (rows.length === 0) return <Empty>{empty}</Empty>;
  const table = (
    <table class={`govuk-table mc-table${scroll ? '' : ' mc-table--stacked'}`} {...roles.table}>
      <caption class={hideCaption ? 'govuk-visually-hidden' : 'govuk-table__caption'}>{caption}</caption>
      <thead class="govuk-table__head" {...roles.group}>
        <tr class="govuk-table__row" {...roles.row}>
          {columns.map((column) => (
            <th scope="col" class={`govuk-table__header${placed(column)}`} {...roles.head}>
              {column.head || <span class="govuk-visually-hidden">{words.actions}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body" {...roles.group}>
        {linesOf(props)}
      </tbody>
      {foot && <Foot columns={columns} cells={foot} />}
    </table>
  );
  return scroll ? <SidewaysScroll label={caption}>{table}</SidewaysScroll> : table;
}

/** Written as markup: the lines are most of what an officer's page consists of. */
function linesOf<Row>(props: TableProps<Row>) {
  const { rows, remembered } = props;
  const write = writerOf(props);
  const lines = new MarkupText();
  for (const row of rows) {
    if (remembered) lines.raw(lineOf(row, remembered, write));
    else write(row, lines);
  }
  return lines.end();
}

type Writer<Row> = (row: Row, lines: MarkupText) => MarkupText;

function lineOf<Row>(row: Row, { madeOf, lines }: RememberedLines<Row>, write: Writer<Row>): string {
  const key = madeOf(row);
  const known = lines.get(key);
  if (known !== undefined) return known;
  const { text } = write(row, new MarkupText());
  if (text === undefined) throw new Error('A line that is remembered holds a component.');
  if (lines.size >= mostLines) lines.clear();
  lines.set(key, text);
  return text;
}

function writerOf<Row>({ columns, href, mark }: TableProps<Row>): Writer<Row> {
  const [first, ...others] = columns.map((column) => ({ ...column, opens: openingOf(column) }));
  return (row, lines) => {
    const state = mark?.(row);
    lines.raw(`<tr class="govuk-table__row${state ? ` mc-table__row--${state}` : ''}" role="row">`);
    if (first) {
      lines.raw(`<th scope="row" class="govuk-table__header${placed(first)}" role="rowheader">`);
      if (href) lines.raw('<a class="govuk-link mc-table__link" href="').value(href(row)).raw('">');
      lines.value(first.cell(row)).raw(href ? '</a></th>' : '</th>');
    }
    for (const { opens, cell } of others) lines.raw(opens).value(cell(row)).raw('</td>');
    return lines.raw('</tr>');
  };
}

/** The start of a cell: the same in every line. */
const openingOf = <Row,>(column: Column<Row>): string =>
  `<td class="govuk-table__cell${placed(column)}" data-label="${jsxEscape(column.head)}" role="cell">`;

function Foot<Row>({ columns, cells }: { columns: readonly Column<Row>[]; cells: readonly ComponentChildren[] }) {
  return (
    <tfoot class="mc-table__foot" {...roles.group}>
      <tr class="govuk-table__row" {...roles.row}>
        {columns.map((column, i) => (
          <td class={`govuk-table__cell${placed(column)}`} data-label={column.head} {...roles.cell}>
            {cells[i]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

/** What is wider than the screen can be reached by touch and by keyboard. */
function SidewaysScroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section class="mc-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

function placed<Row>({ numeric, align, wideOnly, oneLine }: Column<Row>): string {
  const number = numeric ? ' govuk-table__cell--numeric mc-numeric' : '';
  return `${number}${align ? ` mc-align-${align}` : ''}${oneLine ? ' mc-nowrap' : ''}${wideOnly ? ' mc-wide-only' : ''}`;
}
