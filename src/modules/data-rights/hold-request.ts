import { type RequestMessageKind, tellAboutRequest } from '#modules/notifications';
import { decide } from '#platform/access';
import { forbidden, notFound, Refusal } from '#platform/errors';
import type { Act, Fact } from '#platform/journal';
import { dataRightsPermissions } from './permissions.ts';
import type { DataRequest, Done, RequestKey } from './request.ts';
import { lockRequest } from './request-store.ts';

/**
 * Holds a request for somebody of the agency it was made to, until the transaction ends. Throws `data_rights.answered_already`
 * for one that is settled. The agency is that of their post: on behalf of a person they reach others.
 */
export async function holdRequest(act: Act, key: RequestKey): Promise<DataRequest> {
  const request = await lockRequest(act.tx, key);
  if (!request) throw notFound('data_request');
  const isHere = act.who.agencyId === request.agencyId;
  if (!isHere || !decide(dataRightsPermissions['data_rights.answer'], act.who)) throw forbidden('data_rights.answer');
  if (request.answeredAt !== null) throw new Refusal('data_rights.answered_already');
  return request;
}

/** Who does something now. */
export const doneBy = ({ who, now }: Act): Done => ({ at: now, byId: who.id, byName: who.name });

/** Tells whoever asked what became of their request, inside the product. */
export function tellAsker(act: Act, kind: RequestMessageKind, { agencyId, id, personId }: DataRequest, dueAt: number) {
  return tellAboutRequest(act, { agencyId, recipientId: personId, kind, request: id, dueAt });
}

/** Announces what became of a request, readable by whoever asked. */
export function announceOf<F extends Fact>(
  act: Act,
  type: F['type'],
  request: DataRequest,
  data: Omit<F['data'], 'kind'>,
) {
  const { agencyId, id, personId, kind } = request;
  return act.announce({ type, agencyId, subjectId: id, readers: [personId], data: { kind, ...data } });
}
