import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { DigitisationKey } from '../digitisation.ts';
import { lockDigitisation, saveDigitisation } from '../digitisation-store.ts';
import type { ScansSigned } from '../events.ts';
import { permissions } from '../permissions.ts';

/**
 * Puts the signed scans in the place of those without a signature, in their order. Throws `digitisation.not_done` before
 * there are any, and `digitisation.signed_already` when somebody signed them meanwhile.
 */
export async function recordSigned(act: Act, key: DigitisationKey, signedIds: readonly string[]): Promise<void> {
  const digitisation = await lockDigitisation(act.tx, key);
  assertMay(permissions, 'digitisation.begin', act.who, { agencyIds: [digitisation.agencyId] });
  if (digitisation.state !== 'done') throw new Refusal('digitisation.not_done');
  const { signedByName, agencyId, id, readers, subjectAgencyId, subjectId, ordinal, paperName } = digitisation;
  if (signedByName !== null) throw new Refusal('digitisation.signed_already', { name: signedByName });
  const signed = { resultIds: signedIds, signedAt: act.now, signedByName: act.who.name };
  await saveDigitisation(act.tx, digitisation, signed, act.now);
  await act.announce<ScansSigned>({
    type: 'digitisation.signed',
    agencyId,
    subjectId: id,
    readers,
    data: { subjectAgencyId, subjectId, ordinal, paperName, scans: signedIds.length },
  });
}
