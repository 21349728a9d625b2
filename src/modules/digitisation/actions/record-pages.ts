import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import type { DigitisationKey, ScannedPage } from '../digitisation.ts';
import { insertPages, lockDigitisation, saveDigitisation } from '../digitisation-store.ts';
import { permissions } from '../permissions.ts';

/** Enters the pages that were counted; the second of two counts changes nothing. */
export async function recordPages(
  act: Act,
  key: DigitisationKey,
  pages: readonly Pick<ScannedPage, 'fileId' | 'page' | 'turn'>[],
): Promise<void> {
  assertMay(permissions, 'digitisation.carry_out', act.who, { agencyIds: [key.agencyId] });
  const digitisation = await lockDigitisation(act.tx, key);
  if (digitisation.state !== 'counting') return;
  await insertPages(act.tx, key, pages);
  await saveDigitisation(act.tx, digitisation, { state: 'arranging' }, act.now);
}
