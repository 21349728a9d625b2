import type { LimitUnit, TimeLimit } from './procedure-version.ts';

/** What an agency decided about a procedure from a day on. */
export interface LocalRule {
  isReceived: boolean;
  /** A limit cut below the statutory one (cắt giảm thời gian giải quyết); absent when it is not cut. */
  limit?: { unit: Exclude<LimitUnit, 'none'>; amount: number };
  legalRef: string;
  validFrom: string;
}

/** Working hours one of a unit stands for at the least, so that limits of two units can be compared. */
const hoursOfUnit: Readonly<Record<Exclude<LimitUnit, 'none'>, number>> = {
  working_hour: 1,
  hour: 1 / 3,
  same_day: 8,
  working_day: 8,
  day: 40 / 7,
  month: 160,
  year: 2000,
};

/** Whether a local limit is no longer than the statutory one: a province may cut a limit, never lengthen it. */
export function isNoLonger(
  local: Required<LocalRule>['limit'],
  statutory: Pick<TimeLimit, 'unit' | 'amount'>,
): boolean {
  if (statutory.unit === 'none') return true;
  if (local.unit === statutory.unit) return local.amount <= statutory.amount;
  return local.amount * hoursOfUnit[local.unit] <= statutory.amount * hoursOfUnit[statutory.unit];
}
