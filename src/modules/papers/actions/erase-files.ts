import { assertOnBehalfOf } from '#platform/access';
import type { Act } from '#platform/journal';
import type { FileErased } from '../events.ts';
import { isContentNeeded, removeFile } from '../file-store.ts';
import { eraseContentJobFor } from '../jobs/erase-content-job.ts';
import type { FileKey } from '../paper-file.ts';

/** Erases files that are a person's alone, on their behalf; contents that no other file needs leave the store afterwards. */
export async function eraseFiles(act: Act, personId: string, files: readonly FileKey[]): Promise<void> {
  const { tx, who } = act;
  assertOnBehalfOf(who, personId);
  for (const { agencyId, id } of files) {
    await act.announce<FileErased>({ type: 'file.erased', agencyId, subjectId: id, data: {} });
    const removed = await removeFile(tx, { agencyId, id });
    if (removed && !(await isContentNeeded(tx, removed.sha256)))
      await act.enqueue(eraseContentJobFor(removed.sha256, who.agencies));
  }
}
