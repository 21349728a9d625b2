import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { saveSchedule } from '../calendar-store.ts';
import type { HoursSet } from '../events.ts';
import type { WeeklySchedule } from '../weekly-schedule.ts';
import { keepCalendars } from './keep-calendars.ts';

/** Sets the opening hours from a day on; days gone by keep the hours they had. */
export async function setWeeklySchedule(act: Act, schedule: WeeklySchedule): Promise<void> {
  if (schedule.validFrom < dayOf(act.now)) throw new Refusal('calendar.hours_in_past', {}, 422);
  if (schedule.validTo && schedule.validTo < schedule.validFrom) throw new Refusal('calendar.hours_end_first', {}, 422);
  if (schedule.week.every((sessions) => sessions.length === 0)) throw new Refusal('calendar.never_open', {}, 422);
  await keepCalendars(act, async (agencyId) => {
    await saveSchedule(act.tx, agencyId, schedule);
    await act.announce<HoursSet>({ type: 'calendar.hours_set', agencyId, subjectId: agencyId, data: { schedule } });
  });
}
