import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { lockYear, publishYearTable } from '../calendar-store.ts';
import type { YearPublished } from '../events.ts';
import { keepCalendars } from './keep-calendars.ts';

/** Makes a year's table official by naming the notice it was checked against; refused for an empty table. */
export async function publishYear(act: Act, year: number, source: string): Promise<void> {
  await keepCalendars(act, async (agencyId) => {
    const table = await lockYear(act.tx, agencyId, year);
    if (table.status === 'published' && agencyId === act.who.agencyId) {
      throw new Refusal('calendar.already_published', { year });
    }
    if (table.days.length === 0) throw new Refusal('calendar.year_empty', { year });
    await publishYearTable(act.tx, agencyId, year, source);
    await act.announce<YearPublished>({
      type: 'calendar.year_published',
      agencyId,
      subjectId: agencyId,
      data: { year, source },
    });
  });
}
