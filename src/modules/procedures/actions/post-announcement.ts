import type { Act } from '#platform/journal';
import { type AnnouncementKey, markPosted } from '../announcement-store.ts';
import type { AnnouncementPosted } from '../events.ts';
import { holdUnposted } from '../hold-announcement.ts';

/** Posts a decision for everybody: this instant is when it was made public (công khai), and is never changed. */
export async function postAnnouncement(act: Act, key: AnnouncementKey): Promise<void> {
  const { number, postBy } = await holdUnposted(act, key);
  await markPosted(act.tx, key, { by: act.who.id, at: act.now });
  await act.announce<AnnouncementPosted>({
    type: 'procedures.announcement_posted',
    agencyId: key.agencyId,
    subjectId: key.id,
    data: { number, postBy },
  });
}
