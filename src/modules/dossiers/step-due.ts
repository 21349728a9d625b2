import type { WorkingCalendar } from '#modules/calendar';

/** When a step begun at `from` is due; null when it has no limit or, as handing over, is not counted. */
export function dueOf(
  calendar: WorkingCalendar,
  step: { readonly minutes: number | null; readonly counted: boolean },
  from: number,
): number | null {
  if (step.minutes === null || !step.counted) return null;
  return calendar.instantWhen(calendar.minutesUntil(from) + step.minutes);
}
