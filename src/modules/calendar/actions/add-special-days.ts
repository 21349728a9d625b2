import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { insertDays, lockYear } from '../calendar-store.ts';
import { dateOf } from '../date-of.ts';
import type { DaysAdded } from '../events.ts';
import type { SpecialDay } from '../holiday-table.ts';
import { keepCalendars } from './keep-calendars.ts';

/**
 * Adds days to the tables of their years; each is as official as its year. An agency below that already keeps such a
 * day keeps its own.
 */
export async function addSpecialDays(act: Act, added: readonly Omit<SpecialDay, 'status'>[]): Promise<void> {
  const past = added.find(({ day }) => day < dayOf(act.now));
  if (past) throw new Refusal('calendar.day_past', { day: dateOf(past.day) }, 422);
  await keepCalendars(act, async (agencyId) => {
    const days: SpecialDay[] = [];
    for (const each of added) {
      const table = await lockYear(act.tx, agencyId, Number(each.day.slice(0, 4)));
      const taken = table.days.find(({ day }) => day === each.day);
      if (!taken) days.push({ ...each, status: table.status });
      else if (agencyId === act.who.agencyId)
        throw new Refusal('calendar.day_taken', { day: dateOf(taken.day), name: taken.name });
    }
    await insertDays(act.tx, agencyId, days);
    await act.announce<DaysAdded>({ type: 'calendar.days_added', agencyId, subjectId: agencyId, data: { days } });
  });
}
