import { numberOf } from '../format.ts';
import { useLocale } from '../page-context.ts';
import { ChartFrame, chartWidth } from './chart-frame.tsx';
import { colourOf } from './patterns.tsx';
import { tenth } from './scale.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The list behind the figure, linked in the table. */
  readonly href?: string | undefined;
}

export interface BarChartProps {
  readonly id: string;
  readonly title: string;
  /** What the labels name ("Lĩnh vực") and what is counted ("Số hồ sơ"). */
  readonly labelHead: string;
  readonly valueHead: string;
  readonly bars: readonly Bar[];
}

const row = 44;
const figureRoom = 64;

/** Lying bars, each with its name above and its figure behind, so that long Vietnamese names have room. */
export function BarChart({ id, title, labelHead, valueHead, bars }: BarChartProps) {
  const locale = useLocale();
  const number = (value: number) => numberOf(value, locale);
  const most = Math.max(...bars.map(({ value }) => value), 1);
  const length = (value: number) => tenth((Math.max(value, 0) / most) * (chartWidth - figureRoom));
  return (
    <ChartFrame
      id={id}
      title={title}
      height={bars.length * row}
      says={`${title}: ${bars.map(({ label, value }) => `${label} ${number(value)}`).join('; ')}`}
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
        { head: valueHead, cell: ({ value }) => number(value), numeric: true },
      ]}
      rows={bars}
    >
      {bars.map(({ label, value }, i) => (
        <g transform={`translate(0 ${i * row})`}>
          <text y="15">{label}</text>
          <rect y="21" width={length(value)} height="15" fill={colourOf(0)} />
          <text class="mc-chart__figure" x={length(value) + 6} y="33">
            {number(value)}
          </text>
        </g>
      ))}
    </ChartFrame>
  );
}
