import { remaining, type WorkingCalendar } from '#modules/calendar';
import type { Step } from './step-store.ts';

/** When a step begun at `from` is due; null when it has no limit or, as handing over, is not counted. */
export function dueOf(
  calendar: WorkingCalendar,
  step: { readonly minutes: number | null; readonly counted: boolean },
  from: number,
): number | null {
  if (step.minutes === null || !step.counted) return null;
  return calendar.instantWhen(calendar.minutesUntil(from) + step.minutes);
}

/**
 * When a step is due that stood still with its dossier from `from` to `to` (milliseconds): it goes on with the working
 * time it had left. One that was late by then stays late, as the dossier does.
 */
export function dueAfterStop(
  calendar: WorkingCalendar,
  { startedAt, dueAt }: Pick<Step, 'startedAt' | 'dueAt'>,
  { from, to }: { readonly from: number; readonly to: number },
): number | null {
  if (dueAt === null || startedAt === null) return dueAt;
  const left = remaining(calendar, Math.max(from, startedAt), dueAt);
  return left <= 0 ? dueAt : calendar.instantWhen(calendar.minutesUntil(to) + left);
}
