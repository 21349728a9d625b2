import { systemFor } from '#platform/access';
import type { JobTask } from '#platform/jobs';
import type { Job } from '#platform/journal';
import { countDossier as count } from '../actions/count-dossier.ts';
import type { DossierToCount } from '../daily-figure-store.ts';

const task = 'statistics.count_dossier';

/** The job that counts a dossier after it changed; of several that wait for the same dossier one is left. */
export const toCount = (dossier: DossierToCount): Job => ({
  task,
  payload: dossier,
  key: `${task}:${dossier.dossierId}`,
});

/** It works as the agency that settles the dossier: whoever changed it may not reach the figures of that agency. */
export const countDossier: JobTask = {
  task,
  does: 'Adds to the daily figures what a dossier counts differently since it changed.',
  async run(payload, { act }) {
    const dossier = payload as unknown as DossierToCount;
    await act(systemFor(dossier.agencyId), (acting) => count(acting, dossier));
  },
};
