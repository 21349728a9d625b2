import { listAgencies } from '#modules/organisation';
import { systemFor, visitor } from '#platform/access';
import type { JobTask } from '#platform/jobs';
import { destroyListed, finishDestruction } from '../actions/destroy-listed.ts';
import type { DestructionKey } from '../destruction.ts';
import { listListed } from '../destruction-store.ts';

/** Each dossier goes in a transaction of its own. What is in it may lie with several agencies: all are in reach. */
export const carryOut: JobTask = {
  task: 'retention.carry_out',
  does: 'Destroys the dossiers of a list that was decided, but those that something holds back by now.',
  async run(payload, { read, act }) {
    const key = payload as unknown as DestructionKey;
    const agencies = (await read(visitor, (db) => listAgencies(db))).map(({ id }) => id);
    const everywhere = { ...systemFor(key.agencyId), agencies };
    const listed = await read(everywhere, (db) => listListed(db, key));
    for (const dossier of listed) await act(everywhere, (acting) => destroyListed(acting, key, dossier));
    await act(everywhere, (acting) => finishDestruction(acting, key));
  },
};
