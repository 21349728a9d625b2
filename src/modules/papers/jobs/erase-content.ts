import { systemFor } from '#platform/access';
import { destroyContentKey, lockContentKey } from '#platform/content-keys';
import type { JobContext, JobTask } from '#platform/jobs';
import { isContentNeeded } from '../file-store.ts';
import { type ContentToErase, eraseContentJobFor } from './erase-content-job.ts';

const day = 86_400_000;

export const eraseContent: JobTask = {
  task: 'papers.erase_content',
  does: 'Takes a content out of the store that no file needs any more.',
  async run(payload, context) {
    const content = payload as unknown as ContentToErase;
    if (content.place) await context.tools.blobs.remove(content.place);
    else await eraseInClear(content, context);
  },
};

/**
 * A content of an earlier version may have been sealed since its erasure was asked for. In clear it may be on its way in
 * again, stored before its row is written: one that came within the last day is left until then, and asked about again.
 */
async function eraseInClear(content: ContentToErase, { act, tools }: JobContext): Promise<void> {
  const { sha256, agencyIds } = content;
  const everywhere = { ...systemFor(agencyIds[0] ?? ''), agencies: agencyIds };
  const needed = await act(everywhere, ({ tx }) => isContentNeeded(tx, sha256));
  if (needed) return;
  const outcome = await tools.blobs.removeInClear(sha256, Date.now() - day);
  const place = await act(everywhere, async ({ tx, enqueue }) => {
    if (outcome === 'too_young') await enqueue({ ...eraseContentJobFor(content), after: day });
    if (outcome !== 'missing') return undefined;
    await lockContentKey(tx, sha256);
    return (await isContentNeeded(tx, sha256)) ? undefined : destroyContentKey(tx, sha256);
  });
  if (place) await tools.blobs.remove(place);
}
