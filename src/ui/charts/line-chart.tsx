import { numberOf } from '../format.ts';
import { useLocale } from '../page-context.ts';
import { ChartFrame, chartWidth } from './chart-frame.tsx';
import { colourOf } from './patterns.tsx';
import { tenth, ticksUpTo, topOf } from './scale.ts';

export interface Line {
  readonly name: string;
  /** One for each label; undefined where there is no figure yet. */
  readonly values: readonly (number | undefined)[];
}

export interface LineChartProps {
  readonly id: string;
  readonly title: string;
  readonly labelHead: string;
  /** Along the bottom, such as months. */
  readonly labels: readonly string[];
  readonly lines: readonly Line[];
}

const area = { left: 46, right: chartWidth - 14, top: 12, bottom: 176 };
const dashes = ['', '7 4', '2 4', '10 3 2 3'] as const;

/** Figures over time. Lines differ in dash and marker as well as in colour. */
export function LineChart({ id, title, labelHead, labels, lines }: LineChartProps) {
  const locale = useLocale();
  const number = (value: number) => numberOf(value, locale);
  const ticks = ticksUpTo(Math.max(...lines.flatMap(({ values }) => values.filter((value) => value !== undefined)), 0));
  const x = (i: number) => tenth(area.left + (i / Math.max(labels.length - 1, 1)) * (area.right - area.left));
  const y = (value: number) => tenth(area.bottom - (value / topOf(ticks)) * (area.bottom - area.top));
  const inWords = ({ name, values }: Line) =>
    `${name}: ${values
      .map((value, i) => (value === undefined ? '' : `${labels[i]} ${number(value)}`))
      .filter(Boolean)
      .join(', ')}`;
  return (
    <ChartFrame
      id={id}
      title={title}
      height={206}
      says={`${title}. ${lines.map(inWords).join('; ')}`}
      legend={<LineLegend lines={lines} />}
      columns={[
        { head: labelHead, cell: (i: number) => labels[i] },
        ...lines.map(({ name, values }) => ({
          head: name,
          cell: (i: number) => (values[i] === undefined ? '—' : number(values[i])),
          numeric: true,
        })),
      ]}
      rows={labels.map((_, i) => i)}
    >
      {ticks.map((tick) => (
        <>
          <path d={`M${area.left} ${y(tick)}H${area.right}`} class="mc-chart__grid" />
          <text class="mc-chart__tick" x={area.left - 6} y={y(tick) + 5} text-anchor="end">
            {number(tick)}
          </text>
        </>
      ))}
      <BottomLabels labels={labels} x={x} />
      {lines.map(({ values }, i) => (
        <g fill={colourOf(i)} stroke={colourOf(i)}>
          <path d={pathOf(values, x, y)} fill="none" stroke-width="2.5" stroke-dasharray={dashes[i % dashes.length]} />
          {values.map((value, at) => value !== undefined && <Marker kind={i} x={x(at)} y={y(value)} />)}
        </g>
      ))}
    </ChartFrame>
  );
}

/** As many labels as do not touch; the last always. */
function BottomLabels({ labels, x }: { labels: readonly string[]; x: (i: number) => number }) {
  const widest = Math.max(...labels.map(({ length }) => length)) * 8 + 10;
  const every = Math.max(1, Math.ceil((widest * labels.length) / (area.right - area.left)));
  const last = labels.length - 1;
  return (
    <>
      {labels.map(
        (label, i) =>
          (last - i) % every === 0 && (
            <text
              class="mc-chart__tick"
              x={x(i)}
              y={area.bottom + 22}
              text-anchor={i === last ? 'end' : i === 0 ? 'start' : 'middle'}
            >
              {label}
            </text>
          ),
      )}
    </>
  );
}

/** A line that lifts its pen where there is no figure. */
function pathOf(values: Line['values'], x: (i: number) => number, y: (value: number) => number): string {
  const steps = values.map((value, i) => {
    if (value === undefined) return '';
    return `${i === 0 || values[i - 1] === undefined ? 'M' : 'L'}${x(i)} ${y(value)}`;
  });
  return steps.join('');
}

/** Circle, square, triangle, diamond. */
function Marker({ kind, x, y }: { kind: number; x: number; y: number }) {
  if (kind % 4 === 0) return <circle cx={x} cy={y} r="4" />;
  const shape = ['', 'M-4-4h8v8h-8z', 'M0-5l5 9h-10z', 'M0-5l5 5-5 5-5-5z'][kind % 4];
  return <path d={shape} transform={`translate(${x} ${y})`} />;
}

function LineLegend({ lines }: { lines: readonly Line[] }) {
  return (
    <ul class="mc-legend">
      {lines.map(({ name }, i) => (
        <li>
          <svg width="34" height="16" aria-hidden="true" focusable="false" fill={colourOf(i)} stroke={colourOf(i)}>
            <path d="M0 8h34" stroke-width="2.5" stroke-dasharray={dashes[i % dashes.length]} />
            <Marker kind={i} x={17} y={8} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
