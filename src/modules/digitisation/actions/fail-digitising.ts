import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import { canBecome, type DigitisationKey, type FailureReason } from '../digitisation.ts';
import { lockDigitisation, saveDigitisation } from '../digitisation-store.ts';
import type { DigitisationFailed } from '../events.ts';
import { permissions } from '../permissions.ts';

/** Gives up, with the reason for people to read; the files as they came stay and stand for the paper. */
export async function failDigitising(act: Act, key: DigitisationKey, reason: FailureReason): Promise<void> {
  assertMay(permissions, 'digitisation.carry_out', act.who, { agencyIds: [key.agencyId] });
  const digitisation = await lockDigitisation(act.tx, key);
  if (!canBecome(digitisation.state, 'failed')) return;
  await saveDigitisation(act.tx, digitisation, { state: 'failed', reason, endedAt: act.now }, act.now);
  const { agencyId, id, readers, subjectAgencyId, subjectId, ordinal, paperName } = digitisation;
  await act.announce<DigitisationFailed>({
    type: 'digitisation.failed',
    agencyId,
    subjectId: id,
    readers,
    data: { subjectAgencyId, subjectId, ordinal, paperName, reason },
  });
}
