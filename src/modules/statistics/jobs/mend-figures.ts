import { listAgencies } from '#modules/organisation';
import { systemFor, visitor } from '#platform/access';
import type { JobTask } from '#platform/jobs';
import { mendFigures as mend } from '../actions/mend-figures.ts';

/** At 01:40 in Viet Nam, and once after each start: what was there before figures were kept is counted then. */
export const mendFigures: JobTask = {
  task: 'statistics.mend_figures',
  does: 'Counts the figures of every agency anew and mends those that differ.',
  schedule: '40 18 * * *',
  atStart: true,
  async run(_payload, { read, act }) {
    for (const { id } of await read(visitor, (db) => listAgencies(db)))
      await act(systemFor(id), (acting) => mend(acting, id));
  },
};
