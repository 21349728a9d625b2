/** One line of the table: what was measured, beside what, and what was wanted. */
export interface Figure {
  readonly part: string;
  readonly what: string;
  /** With its unit, as it is shown. */
  readonly figure: string;
  /** The plain limit measured in the same run, or the other size; with its unit. */
  readonly beside: string;
  readonly ratio: number | undefined;
  readonly goal: string;
  /** Undefined for what is shown without a goal. */
  readonly meets: boolean | undefined;
}

const verdict = { true: 'meets', false: 'misses', undefined: '–' } as const;

/** The figures as one table for a terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const head = ['part', 'what', 'figure', 'beside', 'ratio', 'goal', ''];
  const rows = figures.map(({ part, what, figure, beside, ratio, goal, meets }) => [
    part,
    what,
    figure,
    beside,
    ratio === undefined ? '' : ratio.toFixed(2),
    goal,
    verdict[`${meets}`],
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** `1,234` or `12.3`: as many digits as one can trust. */
export function digits(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
