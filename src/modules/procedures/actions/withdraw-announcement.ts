import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { type AnnouncementKey, lockAnnouncement, markWithdrawn } from '../announcement-store.ts';
import type { AnnouncementWithdrawn } from '../events.ts';
import { permissions } from '../permissions.ts';

/** Takes a decision that was entered in error out of what counts; it stays in the register, with the reason. */
export async function withdrawAnnouncement(act: Act, key: AnnouncementKey, because: string): Promise<void> {
  assertMay(permissions, 'procedures.announce', act.who, { agencyIds: [key.agencyId] });
  const { number, postedAt, withdrawnAt } = await lockAnnouncement(act.tx, key);
  if (withdrawnAt !== null) throw new Refusal('procedures.announcement_withdrawn_before', { number });
  if (postedAt !== null) throw new Refusal('procedures.announcement_posted_before', { number });
  await markWithdrawn(act.tx, key, { by: act.who.id, at: act.now, because });
  await act.announce<AnnouncementWithdrawn>({
    type: 'procedures.announcement_withdrawn',
    agencyId: key.agencyId,
    subjectId: key.id,
    data: { number, because },
  });
}
