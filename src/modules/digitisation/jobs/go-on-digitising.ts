import { listAgencies } from '#modules/organisation';
import { systemFor, visitor } from '#platform/access';
import type { JobTask } from '#platform/jobs';
import { listStandingStill } from '../digitisation-store.ts';
import { countJobFor, readJobFor } from './jobs-for.ts';

/** Longer than a page and its PDF may take. */
const tooLong = 15 * 60_000;

/** A process that was killed keeps its jobs locked for hours; new ones take their place, and pages read stay read. */
export const goOnDigitising: JobTask = {
  task: 'digitisation.go_on',
  does: 'Goes on with papers that stand still since a power cut or a killed process.',
  schedule: '*/10 * * * *',
  async run(_payload, { clock, read, act }) {
    for (const { id: agencyId } of await read(visitor, (db) => listAgencies(db))) {
      const system = systemFor(agencyId);
      for (const one of await read(system, (db) => listStandingStill(db, agencyId, clock.now() - tooLong)))
        await act(system, (acting) => acting.enqueue(one.state === 'counting' ? countJobFor(one) : readJobFor(one)));
    }
  },
};
