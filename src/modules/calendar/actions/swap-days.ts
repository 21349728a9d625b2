import type { Day } from '#platform/clock';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { getWorkingCalendar } from '../calendar-store.ts';
import { dayNumber } from '../day-number.ts';
import { addSpecialDays } from './add-special-days.ts';
import { keepCalendars } from './keep-calendars.ts';

/** A working day that is off and the day off that is worked for it (hoán đổi ngày làm việc). */
export interface NewSwap {
  dayOff: Day;
  workingDay: Day;
  name: string;
  legalRef: string;
}

/** Lets two days trade places; refused unless the one is usually worked and the other usually off. */
export async function swapDays(act: Act, { dayOff, workingDay, name, legalRef }: NewSwap): Promise<void> {
  await keepCalendars(act, async (agencyId) => {
    const calendar = await getWorkingCalendar(act.tx, agencyId);
    if (!calendar.usuallyWorks(dayNumber(dayOff))) throw new Refusal('calendar.swap_of_day_off', {}, 422);
    if (calendar.usuallyWorks(dayNumber(workingDay))) throw new Refusal('calendar.swap_with_working_day', {}, 422);
  });
  await addSpecialDays(act, [
    { day: dayOff, kind: 'swapped_off', name, legalRef, swappedWith: workingDay },
    { day: workingDay, kind: 'swapped_working', name, legalRef, swappedWith: dayOff },
  ]);
}
