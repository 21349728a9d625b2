import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { Announcement } from './announcement.ts';
import { type AnnouncementKey, lockAnnouncement } from './announcement-store.ts';
import { permissions } from './permissions.ts';

/** Holds a decision that whoever acts may do something about; refuses one that was withdrawn (`procedures.announcement_withdrawn_before`). */
export async function holdAnnouncement(
  { tx, who }: Pick<Act, 'tx' | 'who'>,
  key: AnnouncementKey,
): Promise<Announcement> {
  assertMay(permissions, 'procedures.announce', who, { agencyIds: [key.agencyId] });
  const announcement = await lockAnnouncement(tx, key);
  const { number, withdrawnAt } = announcement;
  if (withdrawnAt !== null) throw new Refusal('procedures.announcement_withdrawn_before', { number });
  return announcement;
}

/** The same of one that was not posted yet (`procedures.announcement_posted_before`). */
export async function holdUnposted(act: Pick<Act, 'tx' | 'who'>, key: AnnouncementKey): Promise<Announcement> {
  const announcement = await holdAnnouncement(act, key);
  const { number, postedAt } = announcement;
  if (postedAt !== null) throw new Refusal('procedures.announcement_posted_before', { number });
  return announcement;
}
