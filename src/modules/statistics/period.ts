import { type Day, instantOf } from '#platform/clock';

export type PeriodKind = 'month' | 'quarter' | 'half' | 'year';

/** A span of time that is reported on. Instants are milliseconds; `to` belongs to the next period. */
export interface Period {
  readonly kind: PeriodKind;
  readonly year: number;
  /** Which of its kind in the year, from 1. */
  readonly number: number;
  /** How it stands in an address: `2026-03`, `2026-Q1`, `2026-H1`, `2026`. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

const monthsIn = { month: 1, quarter: 3, half: 6, year: 12 } as const satisfies Record<PeriodKind, number>;

/** The kinds of period, shortest first. */
export const periodKinds = Object.keys(monthsIn) as readonly PeriodKind[];

const written = /^(\d{4})(?:-(?:(\d{2})|Q([1-4])|H([12])))?$/;

/** Reads a period from an address; undefined when it is none. `beginsOnDay` is the reporting rule's. */
export function readPeriod(key: string, beginsOnDay = 1): Period | undefined {
  const match = written.exec(key);
  if (!match) return undefined;
  const [, year, month, quarter, half] = match;
  const kind = month ? 'month' : quarter ? 'quarter' : half ? 'half' : 'year';
  const number = Number(month ?? quarter ?? half ?? 1);
  if (number < 1 || number > 12 || Number(year) < 2000) return undefined;
  return makePeriod(kind, Number(year), number, beginsOnDay);
}

/** The period of a kind in which a day lies. */
export function periodOn(day: Day, kind: PeriodKind, beginsOnDay = 1): Period {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const months = year * 12 + month - 1 + (beginsOnDay > 1 && date >= beginsOnDay ? 1 : 0);
  return makePeriod(kind, Math.floor(months / 12), Math.floor((months % 12) / monthsIn[kind]) + 1, beginsOnDay);
}

/** The same period moved by a count of its length; negative into the past. */
export function shiftPeriod({ kind, year, number }: Period, by: number, beginsOnDay = 1): Period {
  const perYear = 12 / monthsIn[kind];
  const index = year * perYear + number - 1 + by;
  return makePeriod(kind, Math.floor(index / perYear), (index % perYear) + 1, beginsOnDay);
}

/** The months of a period that have begun by `now`; of a shorter one the last `atLeast` months up to its end. */
export function monthsUpTo(period: Period, now: number, atLeast: number, beginsOnDay = 1): Period[] {
  const length = monthsIn[period.kind];
  const last = makePeriod('month', period.year, period.number * length, beginsOnDay);
  const count = Math.max(length, atLeast);
  const months = Array.from({ length: count }, (_, i) => shiftPeriod(last, i + 1 - count, beginsOnDay));
  return months.filter(({ from }) => from <= now);
}

/** The first day that bears the period's name, by which its rule is chosen. */
export function firstDayOf({ kind, year, number }: Pick<Period, 'kind' | 'year' | 'number'>): Day {
  return `${year}-${two((number - 1) * monthsIn[kind] + 1)}-01`;
}

function makePeriod(kind: PeriodKind, year: number, number: number, beginsOnDay: number): Period {
  const first = (number - 1) * monthsIn[kind] + 1;
  return {
    kind,
    year,
    number,
    key: keyOf(kind, year, number),
    from: beginOf(year, first, beginsOnDay),
    to: beginOf(year, first + monthsIn[kind], beginsOnDay),
  };
}

function keyOf(kind: PeriodKind, year: number, number: number): string {
  return {
    month: `${year}-${two(number)}`,
    quarter: `${year}-Q${number}`,
    half: `${year}-H${number}`,
    year: `${year}`,
  }[kind];
}

/** A month that begins on the 15th begins in the month before it. */
function beginOf(year: number, month: number, beginsOnDay: number): number {
  const months = year * 12 + month - 1 - (beginsOnDay > 1 ? 1 : 0);
  return instantOf(`${Math.floor(months / 12)}-${two((months % 12) + 1)}-${two(beginsOnDay)}`, 0);
}

const two = (number: number): string => String(number).padStart(2, '0');
