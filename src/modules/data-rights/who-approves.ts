import type { Principal } from '#platform/access';
import type { Db } from '#platform/database';
import { listAnswerers } from './answerers.ts';
import type { DataRequest } from './request.ts';

/** How somebody stands to a proposed erasure: another's they may approve, their own only where nobody else may. */
export type Approving = 'another' | 'alone' | 'own';

/** Whether `who` may approve what is proposed, as the agency is staffed now (milliseconds). */
export async function whoApproves(
  db: Db,
  { agencyId, answer }: Pick<DataRequest, 'agencyId' | 'answer'>,
  who: Principal,
  now: number,
): Promise<Approving> {
  if (answer?.byId !== who.id) return 'another';
  const answerers = await listAnswerers(db, agencyId, now);
  return answerers.some(({ id }) => id !== who.id) ? 'own' : 'alone';
}
