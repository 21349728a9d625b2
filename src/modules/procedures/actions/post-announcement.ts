import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { type AnnouncementKey, lockAnnouncement, markPosted } from '../announcement-store.ts';
import type { AnnouncementPosted } from '../events.ts';
import { permissions } from '../permissions.ts';

/** Posts a decision for everybody: this instant is when it was made public (công khai), and is never changed. */
export async function postAnnouncement(act: Act, key: AnnouncementKey): Promise<void> {
  assertMay(permissions, 'procedures.announce', act.who, { agencyIds: [key.agencyId] });
  const { number, postedAt, withdrawnAt, postBy } = await lockAnnouncement(act.tx, key);
  if (withdrawnAt !== null) throw new Refusal('procedures.announcement_withdrawn_before', { number });
  if (postedAt !== null) throw new Refusal('procedures.announcement_posted_before', { number });
  await markPosted(act.tx, key, { by: act.who.id, at: act.now });
  await act.announce<AnnouncementPosted>({
    type: 'procedures.announcement_posted',
    agencyId: key.agencyId,
    subjectId: key.id,
    data: { number, postBy },
  });
}
