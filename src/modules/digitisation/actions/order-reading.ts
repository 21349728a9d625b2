import { assertMay } from '#platform/access';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { type ArrangedPage, faultOf, scansOf } from '../arrangement.ts';
import { canBecome, type Digitisation, type DigitisationKey } from '../digitisation.ts';
import { arrangePages, listPages, lockDigitisation, saveDigitisation } from '../digitisation-store.ts';
import type { ReadingOrdered } from '../events.ts';
import { readJobFor } from '../jobs/jobs-for.ts';
import { permissions } from '../permissions.ts';

/**
 * Puts the pages in order and has them read, one after another, in the background. Refuses an arrangement that the law
 * does not allow, by the name of its fault (422), and pages that are being read already.
 */
export async function orderReading(
  act: Act,
  key: DigitisationKey,
  { arranged, originals }: { readonly arranged: readonly ArrangedPage[]; readonly originals: number },
): Promise<Digitisation> {
  const digitisation = await lockDigitisation(act.tx, key);
  assertMay(permissions, 'digitisation.begin', act.who, { agencyIds: [digitisation.agencyId] });
  if (!canBecome(digitisation.state, 'reading')) throw new Refusal('digitisation.already_ordered');
  const pages = await listPages(act.tx, key);
  if (pages.length !== new Set(arranged.map(({ place }) => place)).size) throw new Refusal('digitisation.other_pages');
  const fault = faultOf(arranged, originals);
  if (fault) throw new Refusal(`digitisation.${fault}`, { originals, scans: scansOf(arranged) }, 422);
  await arrangePages(act.tx, key, arranged);
  const ordered = await saveDigitisation(act.tx, digitisation, { state: 'reading', reason: null, originals }, act.now);
  await act.enqueue(readJobFor(key));
  const { agencyId, id, subjectAgencyId, subjectId, ordinal, paperName, readers } = ordered;
  const kept = arranged.filter(({ position }) => position !== null);
  await act.announce<ReadingOrdered>({
    type: 'digitisation.reading_ordered',
    agencyId,
    subjectId: id,
    readers,
    data: { subjectAgencyId, subjectId, ordinal, paperName, pages: kept.length, originals },
  });
  return ordered;
}
