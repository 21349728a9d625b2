import { systemFor } from '#platform/access';
import type { JobTask } from '#platform/jobs';
import { isContentNeeded } from '../file-store.ts';
import { eraseContentJobFor } from './erase-content-job.ts';

const day = 86_400_000;

/**
 * A content may be on its way in again, stored before its row is written: one that came within the last day is left until
 * then, and asked about again.
 */
export const eraseContent: JobTask = {
  task: 'papers.erase_content',
  does: 'Takes a content out of the store that no file needs any more.',
  async run(payload, { act, tools, clock }) {
    const { sha256, agencyIds } = payload as { sha256: string; agencyIds: readonly string[] };
    const everywhere = { ...systemFor(agencyIds[0] ?? ''), agencies: agencyIds };
    const needed = await act(everywhere, ({ tx }) => isContentNeeded(tx, sha256));
    if (needed || (await tools.blobs.remove(sha256, Date.now() - day)) !== 'too_young') return;
    const again = { ...eraseContentJobFor(sha256, agencyIds), runAt: clock.now() + day };
    await act(everywhere, ({ enqueue }) => enqueue(again));
  },
};
