import { assertMay } from '#platform/access';
import { dayOf } from '#platform/clock';
import { notFound, Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { NoticePosted } from '../events.ts';
import { permissions } from '../permissions.ts';
import { type ChosenNotice, refusalToPost } from '../posted-notice.ts';
import { endPostedNotice, insertPostedNotice, lockNotices } from '../posted-notice-store.ts';

/**
 * Records that the chosen procedures are posted at the office as they stand today (niêm yết tại trụ sở, NĐ 63/2010/NĐ-CP);
 * what hung there of them before is replaced, and what is posted already stays as it was recorded. Refuses all of them, and
 * names the first, when one is not to be posted any more (`procedures.notice_not_due`) or says another thing than when it was
 * chosen (`procedures.notice_changed`).
 */
export async function postNotices(act: Act, agencyId: string, chosen: readonly ChosenNotice[]): Promise<void> {
  const { tx, who, now } = act;
  assertMay(permissions, 'procedures.post', who, { agencyIds: [agencyId] });
  const codes = chosen.map(({ code }) => code);
  const known = await lockNotices(tx, { agencyId, day: dayOf(now) }, codes);
  for (const { code, edition } of chosen) {
    const notice = known.get(code);
    if (!notice) throw notFound('procedure');
    const refusal = refusalToPost(notice, edition);
    if (refusal) throw new Refusal(refusal, { code });
  }
  for (const { code, state, versionId } of known.values()) {
    if (state === 'posted') continue;
    const recording = { agencyId, code, by: who, at: now };
    if (state === 'outdated') await endPostedNotice(tx, recording);
    const id = await insertPostedNotice(tx, recording, versionId);
    if (id === undefined) continue;
    const data = { code, versionId };
    await act.announce<NoticePosted>({ type: 'procedures.notice_posted', agencyId, subjectId: id, data });
  }
}
