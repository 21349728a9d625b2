import { assertMay } from '#platform/access';
import { holdContentKey } from '#platform/content-keys';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import type { Tools } from '#platform/tools';
import type { FileHandedIn } from '../events.ts';
import { insertFile } from '../file-store.ts';
import { scanJobFor } from '../jobs/scan-job.ts';
import type { PaperFile } from '../paper-file.ts';
import { permissions } from '../permissions.ts';
import type { ReceivedFile } from '../receive-file.ts';

interface Keeping {
  readonly agencyId: string;
  readonly readers?: readonly string[] | undefined;
  /** Nobody gets a photo with what the camera wrote into it. */
  readonly isBare?: boolean;
}

/**
 * Enters a received file at the agency it was handed in to, and sends it to the scanner if there is one. A citizen who
 * hands in a file is among its readers.
 */
export async function keepFile(
  act: Act,
  { config }: Pick<Tools, 'config'>,
  received: ReceivedFile,
  { agencyId, readers = [], isBare = false }: Keeping,
): Promise<PaperFile> {
  const { who, now } = act;
  assertMay(permissions, 'papers.hand_in', who, { agencyIds: [agencyId] });
  const { name, size, mediaType, sha256 } = received;
  // Destroyed since it came, with the last file of the same content: sent again, it has a new key.
  if (!(await holdContentKey(act.tx, sha256))) throw new Refusal('papers.send_again', { name }, 409);
  const file: PaperFile = {
    agencyId,
    id: newId(now),
    ...{ sha256, size, mediaType, name },
    state: config.clamd ? 'quarantined' : 'unscanned',
    readers: [...new Set(who.kind === 'citizen' ? [who.id, ...readers] : readers)],
    uploadedByKind: who.kind,
    uploadedById: who.id || null,
    uploadedByName: who.name,
    uploadedAt: now,
    scannedAt: null,
    refusedReason: null,
    isBare,
  };
  await insertFile(act.tx, file);
  if (file.state === 'quarantined') await act.enqueue(scanJobFor(file));
  const about = { size, mediaType, sha256 };
  await act.announce<FileHandedIn>({
    type: 'file.handed_in',
    agencyId,
    subjectId: file.id,
    readers: file.readers,
    data: about,
  });
  return file;
}
