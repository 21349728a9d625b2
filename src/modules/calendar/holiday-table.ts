import type { Day } from '#platform/clock';

/** A day on which the weekly schedule does not hold. */
export interface SpecialDay {
  day: Day;
  /** `compensatory`: in lieu of a holiday on a weekend. `swapped_…`: one of a pair that trade places (hoán đổi). */
  kind: 'holiday' | 'compensatory' | 'swapped_off' | 'swapped_working';
  name: string;
  nameEn?: string | undefined;
  status: TableStatus;
  legalRef: string;
  /** The other day of a swap; a working Saturday keeps the hours of the weekday it stands in for. */
  swappedWith?: Day | undefined;
}

export type TableStatus = 'published' | 'proposed';

/** The special days of one year; proposed until the ministry's notice for the year has been entered. */
export interface YearTable {
  year: number;
  status: TableStatus;
  source: string;
  days: readonly SpecialDay[];
}

/** A year whose table is not one to promise by yet. */
export interface TableWarning {
  year: number;
  problem: 'missing' | 'proposed';
}

/** From this month on next year's table must be published; before, notices are rarely out. */
const warnFromMonth = 10;

/** The years an administrator must see to today: this one, and from 1 October the next, unless published. */
export function tablesToPublish(tables: readonly Pick<YearTable, 'year' | 'status'>[], today: Day): TableWarning[] {
  const year = Number(today.slice(0, 4));
  const years = Number(today.slice(5, 7)) >= warnFromMonth ? [year, year + 1] : [year];
  return years.flatMap((wanted): TableWarning[] => {
    const status = tables.find((table) => table.year === wanted)?.status;
    return status === 'published' ? [] : [{ year: wanted, problem: status ?? 'missing' }];
  });
}
