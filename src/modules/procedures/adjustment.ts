import { Refusal } from '#platform/errors';
import { limitInWords } from './in-words.ts';
import { countedHours, type ProcessStep, workingHoursOf } from './internal-process.ts';
import { isNoLonger, type LocalRule } from './local-rule.ts';
import type { TimeLimit } from './procedure-version.ts';

/** What an agency enters about a procedure, as its province decided it. */
export interface Adjustment {
  isReceived: boolean;
  limit?: Required<LocalRule>['limit'];
  steps: ProcessStep[];
  legalRef: string;
}

/** Units whose hours are known exactly; a span of calendar days holds more or fewer working hours. */
const exactUnits = ['working_hour', 'working_day', 'same_day', 'hour'];

/**
 * The rule an adjustment breaks: a limit longer than the statutory one, or steps that do not add up to the limit (in
 * calendar days: that take longer). Absent when it may be entered.
 */
export function refusalOf({ limit, steps }: Adjustment, statutory: TimeLimit): Refusal | undefined {
  if (limit && !isNoLonger(limit, statutory)) {
    return new Refusal('procedures.limit_longer_than_law', { statutory: limitInWords(statutory, 'vi') }, 422);
  }
  const kept = limit ?? statutory;
  const hours = countedHours(steps);
  const allowed = workingHoursOf(kept);
  if (allowed === undefined || hours === allowed) return undefined;
  if (!exactUnits.includes(kept.unit) && hours < allowed) return undefined;
  return new Refusal('procedures.steps_differ_from_limit', { hours, limit: allowed }, 422);
}
