import { numberOf } from '../format.ts';
import { useLocale } from '../page-context.ts';
import { tenth } from './scale.ts';

const width = 96;
const height = 24;

/** The course of a figure in the height of a line of text; `label` says what it is the course of. */
export function Sparkline({ label, values }: { label: string; values: readonly number[] }) {
  const locale = useLocale();
  const number = (value: number) => numberOf(value, locale);
  if (values.length === 0) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (i: number) => tenth(3 + (i / Math.max(values.length - 1, 1)) * (width - 6));
  const y = (value: number) => tenth(height - 3 - ((value - low) / (high - low || 1)) * (height - 6));
  const points = values.map((value, i) => `${x(i)},${y(value)}`).join(' ');
  const last = values.length - 1;
  return (
    <svg
      class="mc-sparkline"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${label}: ${values.map((value) => number(value)).join(', ')}`}
      focusable="false"
    >
      <title>{label}</title>
      <polyline points={points} fill="none" stroke="currentColor" stroke-width="1.5" />
      <circle cx={x(last)} cy={y(values[last] ?? 0)} r="2.5" fill="currentColor" />
    </svg>
  );
}
