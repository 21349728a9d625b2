import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { AnnouncementText } from '../announcement.ts';
import { type AnnouncementKey, insertEdition } from '../announcement-store.ts';
import type { AnnouncementCorrected } from '../events.ts';
import { holdAnnouncement } from '../hold-announcement.ts';
import { judgeAnnouncement } from './record-announcement.ts';

/**
 * Writes anew what is recorded of a decision, beside what stood there. Of one that was posted it must say why
 * (`procedures.correction_unexplained`), which everybody sees; a withdrawn one stays as it is.
 */
export async function correctAnnouncement(
  act: Act,
  key: AnnouncementKey,
  text: AnnouncementText,
  because: string | null,
): Promise<void> {
  const { number, postedAt, edition } = await holdAnnouncement(act, key);
  if (postedAt !== null && because === null) throw new Refusal('procedures.correction_unexplained', { number }, 422);
  const deadlines = await judgeAnnouncement(act, key, text);
  const by = { by: act.who.id, at: act.now };
  await insertEdition(act.tx, key, { ...text, ...deadlines, ordinal: edition + 1, because }, by);
  await act.announce<AnnouncementCorrected>({
    type: 'procedures.announcement_corrected',
    agencyId: key.agencyId,
    subjectId: key.id,
    data: { ...text, ...deadlines, because },
  });
}
