import { assertMay } from '#platform/access';
import { notFound, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { Destruction, DestructionKey } from '../destruction.ts';
import { lockDestruction, saveDestructionAnswer } from '../destruction-store.ts';
import { doneBy } from '../done-by.ts';
import type { DestructionDecided, DestructionSentBack } from '../events.ts';
import { carryOutJobFor } from '../jobs/carry-out-job.ts';
import { retentionPermissions } from '../permissions.ts';

/**
 * Decides that the dossiers of a list are destroyed; a job does it. Whoever proposed it never decides, not even where nobody else
 * may: nothing is urgent about it. Throws `retention.own_proposal`.
 */
export async function decideDestruction(act: Act, key: DestructionKey, decision: string): Promise<void> {
  const list = await holdProposal(act, key);
  if (list.proposedBy === act.who.id) throw new Refusal('retention.own_proposal');
  await saveDestructionAnswer(act.tx, key, { outcome: 'decided', decision, words: null, ...doneBy(act) });
  await act.enqueue(carryOutJobFor(key));
  const data = { decision, dossiers: list.dossiers };
  await act.announce<DestructionDecided>({
    type: 'retention.decided',
    agencyId: key.agencyId,
    subjectId: key.id,
    data,
  });
}

/** Sends a list back, by whoever may decide on it; its dossiers may be proposed anew. */
export async function sendBackDestruction(act: Act, key: DestructionKey, words: string): Promise<void> {
  await holdProposal(act, key);
  await saveDestructionAnswer(act.tx, key, { outcome: 'sent_back', decision: null, words, ...doneBy(act) });
  const data = { words };
  await act.announce<DestructionSentBack>({
    type: 'retention.sent_back',
    agencyId: key.agencyId,
    subjectId: key.id,
    data,
  });
}

async function holdProposal(act: Act, key: DestructionKey): Promise<Destruction> {
  const list = await lockDestruction(act.tx, key);
  if (!list) throw notFound('destruction');
  assertMay(retentionPermissions, 'retention.decide', act.who, { agencyIds: [list.agencyId] });
  if (list.outcome !== null) throw new Refusal('retention.answered_already');
  return list;
}
