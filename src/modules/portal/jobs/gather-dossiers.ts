import { listAgencies } from '#modules/organisation';
import { systemFor, visitor } from '#platform/access';
import type { JobContext, JobTask } from '#platform/jobs';
import type { Job } from '#platform/journal';
import { gatherDossiers as gatherPage } from '../actions/gather-dossiers.ts';
import { findConnection } from '../connection-store.ts';
import { toTell } from './tell-dossiers.ts';

const task = 'portal.gather_dossiers';

/** The job that notes everything of an agency that is to be told, once it is connected. */
export const toGather = (agencyId: string): Job => ({ task, payload: { agencyId }, key: `${task}:${agencyId}` });

/** At 01:50 in Viet Nam, and once after each start: what was missed is told. */
export const gatherDossiers: JobTask = {
  task,
  does: 'Notes the dossiers that the National Portal is still to be told of, and has them told.',
  schedule: '50 18 * * *',
  atStart: true,
  async run(payload, context) {
    const { agencyId } = payload as { agencyId?: string };
    const all = agencyId ? [agencyId] : (await context.read(visitor, (db) => listAgencies(db))).map(({ id }) => id);
    for (const id of all) await gatherOf(id, context);
  },
};

async function gatherOf(agencyId: string, { read, act }: JobContext): Promise<void> {
  const who = systemFor(agencyId);
  const connection = await read(who, (db) => findConnection(db, agencyId));
  if (!connection) return;
  let after: string | undefined;
  do after = await act(who, (acting) => gatherPage(acting, connection, after));
  while (after !== undefined);
  await act(who, (acting) => acting.enqueue(toTell(agencyId)));
}
