import type { Act } from '#platform/journal';
import { type AnnouncementKey, markWithdrawn } from '../announcement-store.ts';
import type { AnnouncementWithdrawn } from '../events.ts';
import { holdUnposted } from '../hold-announcement.ts';

/** Takes a decision that was entered in error out of what counts; it stays in the register, with the reason. */
export async function withdrawAnnouncement(act: Act, key: AnnouncementKey, because: string): Promise<void> {
  const { number } = await holdUnposted(act, key);
  await markWithdrawn(act.tx, key, { by: act.who.id, at: act.now, because });
  await act.announce<AnnouncementWithdrawn>({
    type: 'procedures.announcement_withdrawn',
    agencyId: key.agencyId,
    subjectId: key.id,
    data: { number, because },
  });
}
