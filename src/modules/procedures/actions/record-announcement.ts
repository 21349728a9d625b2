import { getWorkingCalendar } from '#modules/calendar';
import { getAgency } from '#modules/organisation';
import { assertMay } from '#platform/access';
import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import {
  type AnnouncementDeadlines,
  type AnnouncementText,
  announcementRuleFor,
  deadlinesOf,
} from '../announcement.ts';
import { type AnnouncementKey, insertAnnouncement, insertEdition, isNumberTaken } from '../announcement-store.ts';
import type { AnnouncementRecorded } from '../events.ts';
import { permissions } from '../permissions.ts';

/**
 * Enters a decision that announces procedures in the register of the agency that made it, with the last days it has by the
 * rule of the day it was made on. Returns its id.
 */
export async function recordAnnouncement(act: Act, agencyId: string, text: AnnouncementText): Promise<string> {
  assertMay(permissions, 'procedures.announce', act.who, { agencyIds: [agencyId] });
  const key = { agencyId, id: newId(act.now) };
  const deadlines = await judgeAnnouncement(act, key, text);
  const by = { by: act.who.id, at: act.now };
  await insertAnnouncement(act.tx, key, by);
  await insertEdition(act.tx, key, { ...text, ...deadlines, ordinal: 1, because: null }, by);
  await act.announce<AnnouncementRecorded>({
    type: 'procedures.announcement_recorded',
    agencyId,
    subjectId: key.id,
    data: { ...text, ...deadlines },
  });
  return key.id;
}

/**
 * The last days of a decision. Refuses one by an agency that announces nothing, one of a day to come, one without procedures,
 * and a number that another has in the year.
 */
export async function judgeAnnouncement(
  { tx, now }: Pick<Act, 'tx' | 'now'>,
  key: AnnouncementKey,
  text: AnnouncementText,
): Promise<AnnouncementDeadlines> {
  const { number, decidedOn, procedures } = text;
  const { level } = await getAgency(tx, key.agencyId);
  const rule = announcementRuleFor(level, decidedOn);
  if (!rule) throw new Refusal('procedures.announces_nothing', { decidedOn }, 422);
  if (decidedOn > dayOf(now)) throw new Refusal('procedures.decided_in_future', { decidedOn }, 422);
  if (procedures.length === 0) throw new Refusal('procedures.announces_no_procedure', {}, 422);
  if (await isNumberTaken(tx, key, text)) throw new Refusal('procedures.announcement_number_taken', { number }, 422);
  return deadlinesOf(text, rule, await getWorkingCalendar(tx, key.agencyId));
}
