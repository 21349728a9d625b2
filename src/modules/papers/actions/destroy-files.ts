import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import { markGoing } from '../file-store.ts';
import { permissions } from '../permissions.ts';
import { eraseFile } from './erase-files.ts';

/** Destroys files with the dossier they are of, as was decided; the agencies in reach are asked whether one needs the content. */
export async function destroyFiles(act: Act, ids: readonly string[]): Promise<void> {
  for (const file of await markGoing(act.tx, ids, act.now)) {
    assertMay(permissions, 'papers.destroy', act.who, { agencyIds: [file.agencyId] });
    await eraseFile(act, file);
  }
}
