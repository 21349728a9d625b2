import { limitInWords } from '#modules/procedures';
import { numberOf, percentOf, Table, Tag, type Tone } from '#ui';
import type { CountingName } from '../../../../../reference/indicators/countings.ts';
import type { IndicatorGroup, Measure } from '../../../../../reference/indicators/decision-766.ts';
import { averagesByUnit } from '../../average-time-store.ts';
import { messages } from '../../messages.ts';
import { isShare, type Score, scoresIn, totalOf } from '../../score.ts';
import { viewHref } from '../../view-selection.ts';
import { rounded } from '../times/rounded.ts';
import { CountLink } from './count-link.tsx';
import type { IndexProps } from './index-props.ts';

/** Every indicator of the set, group by group: its numbers, its share and its points, or why it has none. */
export function GroupTables(props: IndexProps) {
  return (
    <>
      {props.view.query.set.groups.map((group) => (
        <GroupTable {...props} group={group} />
      ))}
    </>
  );
}

function GroupTable(props: IndexProps & { readonly group: IndicatorGroup }) {
  const { group, index, locale } = props;
  const words = messages(locale);
  const scores = scoresIn(group, index.scores);
  const { lowest, highest, max } = totalOf(scores);
  const points = (value: number) => numberOf(value, locale);
  const sum = words.index.groupScore(words.range(points(lowest), points(highest)), points(max));
  return (
    <Table<Score>
      caption={`${group.number}. ${words.groups[group.key]}: ${sum}`}
      rows={scores}
      columns={[
        { head: words.index.indicator, cell: ({ indicator }) => nameOf(indicator, props) },
        { head: words.index.part, numeric: true, cell: (score) => <Numerator {...props} score={score} /> },
        { head: words.index.of, numeric: true, cell: (score) => <Denominator {...props} score={score} /> },
        {
          head: words.index.share,
          cell: (score) =>
            'averageOf' in score.indicator.measure ? <Averages {...props} /> : <Share score={score} locale={locale} />,
        },
        {
          head: words.index.score,
          numeric: true,
          oneLine: true,
          cell: (score) => <Points score={score} locale={locale} />,
        },
        { head: words.index.state, cell: (score) => <State score={score} locale={locale} /> },
      ]}
    />
  );
}

const nameOf = ({ number, key }: Score['indicator'], { locale }: Pick<IndexProps, 'locale'>): string =>
  [number, messages(locale).indicators[key].name].filter(Boolean).join(' ');

interface Cell extends IndexProps {
  readonly score: Score;
}

/** The counts behind a score that has some; nothing is counted for one that does not apply. */
const measureOf = ({ indicator: { measure }, state }: Score): Measure | undefined =>
  !isShare(measure) || state === 'does_not_apply' || state === 'unmeasured' ? undefined : measure;

function Numerator({ score, ...props }: Cell) {
  const measure = measureOf(score);
  const words = messages(props.locale);
  if (!measure) return <>{words.none}</>;
  if (measure.part) return <CountLink {...props} name={measure.part} />;
  const less: readonly CountingName[] = measure.less ?? [];
  return (
    <span>
      {words.index.less}{' '}
      {less.map((name, i) => (
        <>
          {i > 0 && ' + '}
          <CountLink {...props} name={name} />
        </>
      ))}
    </span>
  );
}

function Denominator({ score, ...props }: Cell) {
  const { measure } = score.indicator;
  const name = 'averageOf' in measure ? measure.averageOf : measureOf(score)?.of;
  return name ? <CountLink {...props} name={name} /> : <span>{messages(props.locale).none}</span>;
}

/** One average for each unit, which lead to the procedures they are of. */
function Averages({ view, times, locale }: IndexProps) {
  const words = messages(locale);
  const averages = averagesByUnit(times);
  if (averages.length === 0) return <>{words.none}</>;
  return (
    <a class="govuk-link" href={viewHref('/can-bo/chi-so/thoi-gian', view)}>
      {averages.map(({ unit, average, settled }) => (
        <span class="mc-indicator__count">
          {words.times.inUnit(limitInWords(rounded({ unit, amount: average }), locale), numberOf(settled, locale))}
        </span>
      ))}
    </a>
  );
}

function Share({ score: { share, indicator }, locale }: Pick<Cell, 'score' | 'locale'>) {
  const words = messages(locale);
  if (share === undefined) return <>{words.none}</>;
  const target = indicator.target && ` (${words.index.target(percentOf(indicator.target, locale))})`;
  return (
    <span>
      {words.range(percentOf(share.lowest, locale), percentOf(share.highest, locale))}
      {target}
    </span>
  );
}

function Points({ score: { state, lowest, highest, indicator }, locale }: Pick<Cell, 'score' | 'locale'>) {
  const words = messages(locale);
  if (state === 'does_not_apply' || indicator.max === 0) return <>{words.none}</>;
  const points = (value: number) => numberOf(value, locale);
  return <>{words.points(words.range(points(lowest), points(highest)), points(indicator.max))}</>;
}

const tones: Readonly<Record<Score['state'], Tone>> = {
  measured: 'good',
  partly_measured: 'waiting',
  nothing_to_count: 'neutral',
  unmeasured: 'waiting',
  does_not_apply: 'neutral',
};

/** What is not certain is whether it applies to communes; of what is left to others, nobody else need be told. */
const isDoubtful = ({ state, indicator: { certainAbout, appliesTo } }: Score): boolean =>
  !certainAbout && (state === 'does_not_apply' || appliesTo.includes('commune'));

/** Whether it is measured, and if not, why; an indicator that only may apply says so. */
function State({ score, locale }: Pick<Cell, 'score' | 'locale'>) {
  const { state, because, indicator } = score;
  const words = messages(locale);
  const { measure } = indicator;
  const why = [
    because && words.because[because],
    isShare(measure) && measure.isAssumed && state !== 'unmeasured' && words.index.assumed,
    'averageOf' in measure && words.times.notScored,
    isDoubtful(score) && words.index.notApplied,
  ].filter(Boolean);
  return (
    <span>
      <Tag tone={tones[state]}>{words.states[state]}</Tag> {why.join('. ')}
    </span>
  );
}
