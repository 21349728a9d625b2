import { type Bar, BarChart, StackedBarChart } from '#ui';
import { figureNames, sumCounts } from '../../figures.ts';
import { messages } from '../../messages.ts';
import { behindHref } from '../../selection.ts';
import { periodName } from '../period-words.ts';
import type { MonthProps } from './month-props.ts';

const fieldsShown = 8;
const series = ['settled_early', 'settled_on_time', 'settled_overdue'] as const;

/** The months side by side, and where the work comes from; drawn on the server. */
export function MonthCharts({ locale, selection, months, rows }: MonthProps) {
  const words = messages(locale).month;
  const behind = (figure: 'received' | 'settled', key: string) => behindHref(selection, figure, { periodKey: key });
  return (
    <div class="mc-charts">
      <BarChart
        id="received-by-month"
        title={words.byMonth}
        labelHead={words.monthHead}
        valueHead={words.count}
        bars={months.map(({ month, counts }) => ({
          label: periodName(month, locale),
          value: counts.received,
          href: behind('received', month.key),
        }))}
      />
      <StackedBarChart
        id="settled-by-month"
        title={words.settledByMonth}
        labelHead={words.monthHead}
        series={series.map((name) => words.series[name])}
        tones={['neutral', 'good', 'late']}
        bars={months.map(({ month, counts }) => ({
          label: periodName(month, locale),
          values: series.map((name) => counts[name]),
          href: behind('settled', month.key),
        }))}
      />
      <BarChart
        id="received-by-field"
        title={words.byField}
        labelHead={words.fieldHead}
        valueHead={words.count}
        bars={fieldBars(rows, (field) => behindHref(selection, 'received', { field }), words.otherFields)}
      />
    </div>
  );
}

/** The fields with the most dossiers; the rest together in one bar, which leads nowhere. */
function fieldBars(rows: MonthProps['rows'], behind: (field: string) => string, rest: string): Bar[] {
  const bars = [...new Set(rows.map(({ field }) => field))]
    .map((field) => ({ field, value: receivedIn(rows.filter((row) => row.field === field)) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  const others = bars.slice(fieldsShown).reduce((total, { value }) => total + value, 0);
  return [
    ...bars.slice(0, fieldsShown).map(({ field, value }): Bar => ({ label: field, value, href: behind(field) })),
    ...(others > 0 ? [{ label: rest, value: others }] : []),
  ];
}

const receivedIn = (rows: MonthProps['rows']): number =>
  sumCounts(
    figureNames,
    rows.map(({ counts }) => counts),
  ).received;
