import { numberOf, Table } from '#ui';
import { messages } from '../../messages.ts';
import type { Index } from '../../reckon-index.ts';
import { scoresIn, totalOf } from '../../score.ts';
import { viewHref } from '../../view-selection.ts';
import type { IndexProps } from './index-props.ts';

/** The points of each agency within reach, group by group, as ranges where not all is measured. */
export function CommuneTable({ view, index, locale }: IndexProps) {
  const words = messages(locale);
  const { set } = view.query;
  const points = (value: number) => numberOf(value, locale);
  const range = (scores: Parameters<typeof totalOf>[0]) => {
    const { lowest, highest, max } = totalOf(scores);
    return words.points(words.range(points(lowest), points(highest)), points(max));
  };
  return (
    <Table<Index['each'][number]>
      caption={words.index.communes}
      rows={index.each}
      scroll
      href={({ agency }) => viewHref('/can-bo/chi-so', view, { 'co-quan': agency.code })}
      columns={[
        { head: words.index.commune, cell: ({ agency }) => agency.name },
        { head: words.index.measured, numeric: true, cell: ({ scores }) => points(totalOf(scores).measured) },
        { head: words.index.whole, numeric: true, cell: ({ scores }) => range(scores) },
        ...set.groups.map((group) => ({
          head: words.groups[group.key],
          numeric: true,
          cell: ({ scores }: Index['each'][number]) => range(scoresIn(group, scores)),
        })),
      ]}
    />
  );
}
