import { getOpenFile } from '#modules/papers';
import type { Call } from '#platform/route';
import type { ResultPaper } from './result-paper-store.ts';

/** The bytes of a result's signed file, as whoever asks may open it. */
export async function readResultFile(
  call: Pick<Call, 'read' | 'tools' | 'who'>,
  { fileAgencyId, fileId }: ResultPaper,
): Promise<Buffer> {
  const key = { agencyId: fileAgencyId, id: fileId };
  const { sha256 } = await call.read((db) => getOpenFile(db, call.who, key));
  return call.tools.blobs.read(sha256);
}
