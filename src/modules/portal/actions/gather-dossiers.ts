import type { Act } from '#platform/journal';
import { beginningOf, type Connection } from '../connection.ts';
import { listBehind, putToTell } from '../told-dossier-store.ts';

/** How many are noted in one transaction. */
const pageSize = 200;

/** Notes a page of dossiers of an agency that have come further than they are to be told, and says where to go on. */
export async function gatherDossiers(
  act: Act,
  { agencyId, toldFrom }: Pick<Connection, 'agencyId' | 'toldFrom'>,
  after: string | undefined,
): Promise<string | undefined> {
  const behind = await listBehind(act.tx, { agencyId, from: beginningOf(toldFrom), after, limit: pageSize });
  for (const dossier of behind) await putToTell(act.tx, dossier, act.now);
  return behind.length === pageSize ? behind.at(-1)?.dossierId : undefined;
}
