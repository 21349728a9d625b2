import { listRestricted, restrictCitizen } from '#modules/identity';
import { decide } from '#platform/access';
import { forbidden, notFound, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { DataRestricted, RestrictionLifted } from '../events.ts';
import { announceOf } from '../hold-request.ts';
import { dataRightsPermissions } from '../permissions.ts';
import type { RequestKey } from '../request.ts';
import { lockRequest } from '../request-store.ts';

/**
 * Restricts what is kept of a person to being stored, as they asked, or lifts that, also once the request is answered. Acts on
 * their behalf, see `onBehalfOf`. Throws `data_rights.not_a_restriction` and `data_rights.restricted_already`.
 */
export async function restrictData(act: Act, key: RequestKey, restricted: boolean): Promise<void> {
  const request = await lockRequest(act.tx, key);
  if (!request) throw notFound('data_request');
  const isHere = act.who.agencyId === request.agencyId;
  if (!isHere || !decide(dataRightsPermissions['data_rights.answer'], act.who)) throw forbidden('data_rights.answer');
  if (request.kind !== 'restrict') throw new Refusal('data_rights.not_a_restriction');
  const already = (await listRestricted(act.tx, [request.personId])).has(request.personId);
  if (already === restricted) throw new Refusal('data_rights.restricted_already');
  await restrictCitizen(act, request.personId, restricted);
  if (restricted) return announceOf<DataRestricted>(act, 'data_rights.restricted', request, {});
  return announceOf<RestrictionLifted>(act, 'data_rights.restriction_lifted', request, {});
}
