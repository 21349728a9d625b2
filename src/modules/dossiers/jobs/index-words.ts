import { listAgencies } from '#modules/organisation';
import { systemFor, visitor } from '#platform/access';
import type { JobTask } from '#platform/jobs';
import { indexNext } from '../dossier-word-store.ts';

const atOnce = 200;

export const indexWords: JobTask = {
  task: 'dossiers.index_words',
  does: 'Lets dossiers that an earlier version of the product closed be found by their words; what is broken off goes on at the next start.',
  atStart: true,
  async run(_payload, { read, act }) {
    for (const { id: agencyId } of await read(visitor, (db) => listAgencies(db))) {
      const next = () => act(systemFor(agencyId), ({ tx }) => indexNext(tx, agencyId, atOnce));
      while ((await next()) === atOnce);
    }
  },
};
