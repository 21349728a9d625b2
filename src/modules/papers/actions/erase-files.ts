import { assertOnBehalfOf } from '#platform/access';
import { destroyContentKey, lockContentKey } from '#platform/content-keys';
import type { Act } from '#platform/journal';
import type { FileErased } from '../events.ts';
import { isContentNeeded, removeFile } from '../file-store.ts';
import { eraseContentJobFor } from '../jobs/erase-content-job.ts';
import type { FileKey } from '../paper-file.ts';

/** Erases files that are a person's alone, on their behalf; contents that no other file needs leave the store afterwards. */
export async function eraseFiles(act: Act, personId: string, files: readonly FileKey[]): Promise<void> {
  assertOnBehalfOf(act.who, personId);
  for (const file of files) await eraseFile(act, file);
}

/** Erases one file; whoever calls has asked whether it may go. */
export async function eraseFile(act: Act, { agencyId, id }: FileKey): Promise<void> {
  await act.announce<FileErased>({ type: 'file.erased', agencyId, subjectId: id, data: {} });
  const removed = await removeFile(act.tx, { agencyId, id });
  if (removed) await eraseContent(act, removed.sha256, act.who.agencies);
}

/** Its key is destroyed at once, so that nothing opens it any more, in no backup of the files either; the bytes go afterwards. */
async function eraseContent({ tx, enqueue }: Act, sha256: string, agencyIds: readonly string[]): Promise<void> {
  await lockContentKey(tx, sha256);
  if (await isContentNeeded(tx, sha256)) return;
  const place = await destroyContentKey(tx, sha256);
  await enqueue(eraseContentJobFor({ sha256, place, agencyIds }));
}
