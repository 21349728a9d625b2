import { Empty, numberOf, Table } from '#ui';
import { messages } from '../../messages.ts';
import { type Gap, gapsOf } from '../../score.ts';
import { CountLink } from './count-link.tsx';
import type { IndexProps } from './index-props.ts';

/** What would raise the score most: points to win, how many it takes, and the lists to begin with. */
export function GapTable(props: IndexProps) {
  const { index, locale } = props;
  const words = messages(locale);
  const gaps = gapsOf(index.scores, index.counts);
  if (gaps.length === 0) return <Empty>{words.index.noGaps}</Empty>;
  return (
    <Table<Gap>
      caption={words.index.gaps}
      rows={gaps}
      columns={[
        {
          head: words.index.indicator,
          cell: ({ score: { indicator } }) => [indicator.number, words.indicators[indicator.key].name].join(' '),
        },
        { head: words.index.gapPoints, numeric: true, cell: ({ points }) => numberOf(points, locale) },
        {
          head: words.index.needed,
          numeric: true,
          cell: ({ needed, measure }) =>
            measure.part ? numberOf(needed, locale) : `${words.index.neededLess}: ${numberOf(needed, locale)}`,
        },
        { head: words.index.missing, cell: (gap) => <Missing {...props} gap={gap} /> },
        { head: words.index.now, cell: (gap) => <Now {...props} gap={gap} /> },
      ]}
    />
  );
}

function Missing({ gap, ...props }: IndexProps & { readonly gap: Gap }) {
  return (
    <span>
      {gap.measure.gaps.map((name) => (
        <span class="mc-indicator__count">
          <CountLink {...props} name={name} named />
        </span>
      ))}
    </span>
  );
}

function Now({ gap, ...props }: IndexProps & { readonly gap: Gap }) {
  const { concernedNow } = gap.measure;
  return (
    <span>
      {messages(props.locale).indicators[gap.score.indicator.key].advice}{' '}
      {concernedNow && (
        <span class="mc-indicator__count">
          <CountLink {...props} name={concernedNow} named />
        </span>
      )}
    </span>
  );
}
