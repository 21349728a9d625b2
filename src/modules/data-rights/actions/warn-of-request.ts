import { tellAboutRequest } from '#modules/notifications';
import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import { listAnswerers } from '../answerers.ts';
import type { DataRequestDueSoon } from '../events.ts';
import { announceOf } from '../hold-request.ts';
import { dataRightsPermissions } from '../permissions.ts';
import { nextDueAt, type RequestKey } from '../request.ts';
import { lockRequest, saveWarned } from '../request-store.ts';

/** Tells everybody who may answer a request that its clock is about to run out; once for each end of a clock. */
export async function warnOfRequest(act: Act, key: RequestKey): Promise<void> {
  assertMay(dataRightsPermissions, 'data_rights.warn', act.who, { agencyIds: [key.agencyId] });
  const request = await lockRequest(act.tx, key);
  if (!request || request.answeredAt !== null || !(await saveWarned(act.tx, key))) return;
  const { agencyId, id } = request;
  const told = { agencyId, kind: 'data_rights.due_soon', request: id, dueAt: nextDueAt(request) } as const;
  for (const { id: recipientId } of await listAnswerers(act.tx, agencyId, act.now))
    await tellAboutRequest(act, { ...told, recipientId });
  await announceOf<DataRequestDueSoon>(act, 'data_rights.due_soon', request, {});
}
