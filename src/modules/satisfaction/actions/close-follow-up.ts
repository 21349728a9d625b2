import { assertMay } from '#platform/access';
import { notFound, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { FollowUpClosed } from '../events.ts';
import { lockFollowUp, saveClosed } from '../follow-up-store.ts';
import { satisfactionPermissions } from '../permissions.ts';

/** Closes what a bad answer opened, with words about what was found and done. */
export async function closeFollowUp(act: Act, answerId: string, words: string): Promise<void> {
  const followUp = await lockFollowUp(act.tx, answerId);
  if (!followUp) throw notFound('follow_up');
  const { agencyId, handlingAgencyId } = followUp;
  assertMay(satisfactionPermissions, 'satisfaction.follow_up', act.who, { agencyIds: [handlingAgencyId] });
  if (followUp.closedAt !== null) throw new Refusal('satisfaction.follow_up_closed_already');
  await saveClosed(act.tx, followUp, { words, at: act.now, by: act.who.id, byName: act.who.name });
  await act.announce<FollowUpClosed>({
    type: 'satisfaction.follow_up_closed',
    agencyId,
    subjectId: answerId,
    readers: [handlingAgencyId],
    data: { words },
  });
}
