import { type Day, dayOf } from '#platform/clock';
import { notFound, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { deleteDay, lockYear } from '../calendar-store.ts';
import { dateOf } from '../date-of.ts';
import type { DaysRemoved } from '../events.ts';
import { keepCalendars } from './keep-calendars.ts';

/** Takes a day out of its year's table, and the day it was swapped with; refused for days gone by. */
export async function removeSpecialDay(act: Act, day: Day): Promise<void> {
  const today = dayOf(act.now);
  await keepCalendars(act, async (agencyId) => {
    const table = await lockYear(act.tx, agencyId, Number(day.slice(0, 4)));
    const found = table.days.find((each) => each.day === day);
    if (!found) {
      if (agencyId === act.who.agencyId) throw notFound('calendar.day');
      return;
    }
    const days = [day, ...(found.swappedWith ? [found.swappedWith] : [])].sort();
    const past = days.find((each) => each < today);
    if (past) throw new Refusal('calendar.day_past', { day: dateOf(past) }, 422);
    for (const each of days) {
      await lockYear(act.tx, agencyId, Number(each.slice(0, 4)));
      await deleteDay(act.tx, agencyId, each);
    }
    await act.announce<DaysRemoved>({ type: 'calendar.days_removed', agencyId, subjectId: agencyId, data: { days } });
  });
}
