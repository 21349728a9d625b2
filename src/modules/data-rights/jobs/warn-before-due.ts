import { getWorkingCalendar, workingDayAfter } from '#modules/calendar';
import { listAgencies } from '#modules/organisation';
import { systemFor, visitor } from '#platform/access';
import { dayOf, instantOf } from '#platform/clock';
import type { JobTask } from '#platform/jobs';
import { houseRules } from '../../../../reference/data-rights/request-limits.ts';
import { warnOfRequest } from '../actions/warn-of-request.ts';
import { listUnwarned } from '../request-store.ts';

/** At 07:30 in Viet Nam, before the day's work. */
export const warnBeforeDue: JobTask = {
  task: 'data_rights.warn_before_due',
  does: 'Tells those who answer requests about personal data which clocks end by the next working day.',
  schedule: '30 0 * * *',
  byTheDate: true,
  async run(_payload, { clock, read, act }) {
    const today = dayOf(clock.now());
    for (const { id: agencyId } of await read(visitor, (db) => listAgencies(db))) {
      const system = systemFor(agencyId);
      const soon = await read(system, async (db) => {
        const last = workingDayAfter(await getWorkingCalendar(db, agencyId), today, houseRules.warnDays);
        return listUnwarned(db, agencyId, instantOf(last, 24 * 60));
      });
      for (const key of soon) await act(system, (acting) => warnOfRequest(acting, key));
    }
  },
};
