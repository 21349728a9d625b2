import { listAgencies } from '#modules/organisation';
import { systemFor, visitor } from '#platform/access';
import type { JobTask } from '#platform/jobs';
import { openSince } from '../consultation.ts';
import { closeLeftOpen } from '../consultation-store.ts';

export const closeConsultations: JobTask = {
  task: 'paper_store.close_consultations',
  does: 'Closes the stores that clerks opened and left open.',
  schedule: '*/10 * * * *',
  async run(_payload, { clock, read, act }) {
    for (const { id: agencyId } of await read(visitor, (db) => listAgencies(db)))
      await act(systemFor(agencyId), ({ tx, now }) => closeLeftOpen(tx, agencyId, openSince(clock.now()), now));
  },
};
