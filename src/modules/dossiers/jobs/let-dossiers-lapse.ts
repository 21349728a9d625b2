import { listAgencies } from '#modules/organisation';
import { systemFor, visitor } from '#platform/access';
import { dayOf } from '#platform/clock';
import type { JobTask } from '#platform/jobs';
import { letLapse } from '../actions/let-lapse.ts';
import { listLapsing } from '../lapse-store.ts';

/** At 00:05 in Viet Nam, when the last day is over. */
export const letDossiersLapse: JobTask = {
  task: 'dossiers.let_lapse',
  does: 'Closes the dossiers whose applicants did not complete them by the last day.',
  schedule: '5 17 * * *',
  byTheDate: true,
  async run(_payload, { clock, read, act }) {
    const today = dayOf(clock.now());
    for (const { id: agencyId } of await read(visitor, (db) => listAgencies(db))) {
      const system = systemFor(agencyId);
      for (const key of await read(system, (db) => listLapsing(db, agencyId, today)))
        await act(system, (acting) => letLapse(acting, key, today));
    }
  },
};
