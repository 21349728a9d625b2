import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import type { NoticeTakenDown } from '../events.ts';
import { permissions } from '../permissions.ts';
import type { ChosenNotice } from '../posted-notice.ts';
import { endPostedNotice } from '../posted-notice-store.ts';

/** Records that the chosen procedures are posted at the office no longer; one that was not posted stays as it is. */
export async function takeDownNotices(
  act: Act,
  agencyId: string,
  chosen: readonly Pick<ChosenNotice, 'code'>[],
): Promise<void> {
  const { tx, who, now } = act;
  assertMay(permissions, 'procedures.post', who, { agencyIds: [agencyId] });
  for (const code of chosen.map((one) => one.code).toSorted()) {
    const id = await endPostedNotice(tx, { agencyId, code, by: who, at: now });
    if (id === undefined) continue;
    const type = 'procedures.notice_taken_down';
    await act.announce<NoticeTakenDown>({ type, agencyId, subjectId: id, data: { code } });
  }
}
