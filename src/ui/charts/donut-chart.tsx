import { numberOf, percentOf } from '../format.ts';
import { useLocale } from '../page-context.ts';
import type { Bar, BarChartProps } from './bar-chart.tsx';
import { ChartFrame, chartWidth } from './chart-frame.tsx';
import { fillNumber, fillOf, Legend, Patterns } from './patterns.tsx';
import { tenth } from './scale.ts';

const centre = { x: chartWidth / 2, y: 96 };
const outer = 90;
const inner = 54;

/** Parts of a whole, at most six; the whole stands in the middle, each part with its share in the legend. */
export function DonutChart({ id, title, labelHead, valueHead, bars }: BarChartProps) {
  const locale = useLocale();
  const number = (value: number) => numberOf(value, locale);
  const total = bars.reduce((sum, { value }) => sum + value, 0);
  const share = (value: number) => percentOf(total === 0 ? 0 : value / total, locale);
  return (
    <ChartFrame
      id={id}
      title={title}
      height={192}
      says={`${title}: ${bars.map(({ label, value }) => `${label} ${number(value)} (${share(value)})`).join('; ')}`}
      legend={<Legend id={id} names={bars.map(({ label, value }) => `${label}: ${number(value)} (${share(value)})`)} />}
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
        { head: '%', cell: ({ value }) => share(value), numeric: true },
      ]}
      rows={total === 0 ? [] : bars}
    >
      <Patterns id={id} />
      {slicesOf(bars, total).map(({ d, index }) => (
        <path d={d} fill={fillOf(id, fillNumber(index))} fill-rule="evenodd" stroke="#fff" stroke-width="2" />
      ))}
      <text class="mc-chart__whole" x={centre.x} y={centre.y + 10} text-anchor="middle">
        {number(total)}
      </text>
    </ChartFrame>
  );
}

const at = (radius: number, turn: number): string => {
  const angle = turn * 2 * Math.PI;
  return `${tenth(centre.x + radius * Math.sin(angle))} ${tenth(centre.y - radius * Math.cos(angle))}`;
};

/** The outlines of the parts, clockwise from the top; a part that is the whole is drawn as two halves. */
export function slicesOf(bars: readonly Bar[], total: number): { d: string; index: number }[] {
  let turned = 0;
  return bars.flatMap(({ value }, index) => {
    if (value <= 0) return [];
    const [from, to] = [turned, turned + value / total];
    turned = to;
    return to - from > 0.999
      ? [slice(from, from + 0.5), slice(from + 0.5, to)].map((d) => ({ d, index }))
      : [{ d: slice(from, to), index }];
  });
}

function slice(from: number, to: number): string {
  const large = to - from > 0.5 ? 1 : 0;
  return `M${at(outer, from)}A${outer} ${outer} 0 ${large} 1 ${at(outer, to)}L${at(inner, to)}A${inner} ${inner} 0 ${large} 0 ${at(inner, from)}z`;
}
