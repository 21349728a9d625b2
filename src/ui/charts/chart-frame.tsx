import type { ComponentChildren } from 'preact';
import { Details } from '../details.tsx';
import { useWords } from '../page-context.ts';
import { type Column, Table } from '../table.tsx';

/** The width of every drawing in its own units; the page scales it. */
export const chartWidth = 420;

/** A drawing with its title, its legend and the table of its figures. `id` is its own on the page. */
export function ChartFrame<Row>(props: {
  id: string;
  title: string;
  height: number;
  /** The whole drawing in a sentence, for those who do not see it. */
  says: string;
  legend?: ComponentChildren;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  href?: ((row: Row) => string) | undefined;
  children: ComponentChildren;
}) {
  const words = useWords().chart;
  if (props.rows.length === 0) {
    return (
      <figure class="mc-chart">
        <figcaption class="mc-chart__title">{props.title}</figcaption>
        <p class="mc-chart__none">{words.none}</p>
      </figure>
    );
  }
  return (
    <figure class="mc-chart">
      <figcaption class="mc-chart__title">{props.title}</figcaption>
      <Drawing id={props.id} height={props.height} title={props.says}>
        {props.children}
      </Drawing>
      {props.legend}
      <Details summary={words.table}>
        <Table caption={props.title} hideCaption columns={props.columns} rows={props.rows} href={props.href} />
      </Details>
    </figure>
  );
}

function Drawing({
  id,
  height,
  title,
  children,
}: {
  id: string;
  height: number;
  title: string;
  children: ComponentChildren;
}) {
  return (
    <svg
      class="mc-chart__drawing"
      viewBox={`0 0 ${chartWidth} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      focusable="false"
    >
      <title id={`${id}-title`}>{title}</title>
      {children}
    </svg>
  );
}
