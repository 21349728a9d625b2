import { assertMay } from '#platform/access';
import { notFound } from '#platform/errors';
import type { Act } from '#platform/journal';
import { addReaders, listFiles } from '../file-store.ts';
import { resourceOf } from '../paper-file.ts';
import { permissions } from '../permissions.ts';

/** Lets more persons and agencies read files of an agency, such as the agency that handles the dossier; never fewer. */
export async function grantReaders(
  act: Act,
  agencyId: string,
  fileIds: readonly string[],
  readers: readonly string[],
): Promise<void> {
  const files = await listFiles(act.tx, [agencyId], fileIds);
  if (files.length < new Set(fileIds).size) throw notFound('file');
  for (const file of files) assertMay(permissions, 'papers.grant_readers', act.who, resourceOf(file));
  await addReaders(act.tx, agencyId, fileIds, readers);
}
