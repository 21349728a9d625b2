import { numberOf } from '../format.ts';
import { useLocale, useWords } from '../page-context.ts';
import { ChartFrame, chartWidth } from './chart-frame.tsx';
import { fillNumber, fillOf, Legend, Patterns, type SeriesTone } from './patterns.tsx';
import { tenth } from './scale.ts';

export interface StackedBar {
  readonly label: string;
  /** One for each series, none below zero. */
  readonly values: readonly number[];
  readonly href?: string | undefined;
}

export interface StackedBarChartProps {
  readonly id: string;
  readonly title: string;
  readonly labelHead: string;
  readonly series: readonly string[];
  /** What each series says by its colour; without it they take colours in turn. */
  readonly tones?: readonly SeriesTone[] | undefined;
  readonly bars: readonly StackedBar[];
}

const row = 46;
const figureRoom = 64;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Lying bars of several parts; the parts are told apart by pattern, and the sum stands behind each. */
export function StackedBarChart({ id, title, labelHead, series, tones, bars }: StackedBarChartProps) {
  const locale = useLocale();
  const number = (value: number) => numberOf(value, locale);
  const total = useWords().chart.total;
  const most = Math.max(...bars.map(({ values }) => sum(values)), 1);
  const length = (value: number) => tenth((value / most) * (chartWidth - figureRoom));
  const inWords = ({ label, values }: StackedBar) =>
    `${label} ${number(sum(values))} (${series.map((name, i) => `${name} ${number(values[i] ?? 0)}`).join(', ')})`;
  return (
    <ChartFrame
      id={id}
      title={title}
      height={bars.length * row}
      says={`${title}: ${bars.map(inWords).join('; ')}`}
      legend={<Legend id={id} names={series} tones={tones} />}
      columns={[
        {
          head: labelHead,
          cell: ({ label, href }) =>
            href ? (
              <a class="govuk-link" href={href}>
                {label}
              </a>
            ) : (
              label
            ),
        },
        ...series.map((head, i) => ({
          head,
          cell: ({ values }: StackedBar) => number(values[i] ?? 0),
          numeric: true,
        })),
        { head: total, cell: ({ values }) => number(sum(values)), numeric: true },
      ]}
      rows={bars}
    >
      <Patterns id={id} />
      {bars.map(({ label, values }, at) => (
        <g transform={`translate(0 ${at * row})`}>
          <text y="15">{label}</text>
          {values.map((value, i) => (
            <rect
              x={length(sum(values.slice(0, i)))}
              y="21"
              width={length(value)}
              height="17"
              fill={fillOf(id, fillNumber(i, tones))}
              stroke="#fff"
            />
          ))}
          <text class="mc-chart__figure" x={length(sum(values)) + 6} y="34">
            {number(sum(values))}
          </text>
        </g>
      ))}
    </ChartFrame>
  );
}
