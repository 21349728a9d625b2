import { assertMay } from '#platform/access';
import { notFound, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { PaperWithdrawn } from '../events.ts';
import { permissions } from '../permissions.ts';
import type { StoredPaperKey } from '../stored-paper.ts';
import { lockStoredPaper, saveWithdrawn } from '../stored-paper-store.ts';

/** Takes a paper out of use, by the agency that put it in. Dossiers that were given it keep it and show that it was withdrawn. */
export async function withdrawPaper(act: Act, key: StoredPaperKey, reason: string): Promise<void> {
  const paper = await lockStoredPaper(act.tx, key);
  if (!paper) throw notFound('stored_paper');
  assertMay(permissions, 'paper_store.withdraw', act.who, { agencyIds: [paper.agencyId] });
  if (paper.state === 'withdrawn') throw new Refusal('paper_store.withdrawn_already', { name: paper.name });
  await saveWithdrawn(act.tx, paper, { reason, byName: act.who.name, at: act.now });
  const { agencyId, id, partyIds, name } = paper;
  const data = { name, reason };
  await act.announce<PaperWithdrawn>({
    type: 'paper_store.withdrawn',
    agencyId,
    subjectId: id,
    readers: partyIds,
    data,
  });
}
