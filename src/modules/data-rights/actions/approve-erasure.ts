import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { eraseEverythingOf } from '../erase-everything.ts';
import type { DataRequestAnswered } from '../events.ts';
import { announceOf, doneBy, holdRequest } from '../hold-request.ts';
import type { RequestKey } from '../request.ts';
import { saveAnswered, saveApproval } from '../request-store.ts';
import { whoApproves } from '../who-approves.ts';

/**
 * Approves a proposed erasure and carries it out, all in one transaction: whoever approves is not who proposed it, unless
 * nobody else may. Acts on behalf of the person, see `onBehalfOf`. Throws `data_rights.own_proposal`.
 */
export async function approveErasure(act: Act, key: RequestKey): Promise<void> {
  const request = await holdRequest(act, key);
  if (request.answer === null) throw new Refusal('data_rights.nothing_proposed');
  const approving = await whoApproves(act.tx, request, act.who, act.now);
  if (approving === 'own') throw new Refusal('data_rights.own_proposal');
  const { keptDossiers } = await eraseEverythingOf(act, request.personId);
  await saveApproval(act.tx, request, { ...doneBy(act), alone: approving === 'alone', keptDossiers });
  await saveAnswered(act.tx, request, act.now);
  const data = { outcome: 'carried_out', ground: null, keptDossiers } as const;
  await announceOf<DataRequestAnswered>(act, 'data_rights.answered', request, data);
}
