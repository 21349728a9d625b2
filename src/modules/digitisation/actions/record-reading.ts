import { assertMay } from '#platform/access';
import type { Act } from '#platform/journal';
import type { RecognisedPage } from '#platform/pages/page-job';
import { type DigitisationKey, mostAttempts } from '../digitisation.ts';
import { countAttempt, lockDigitisation, saveDigitisation, savePage } from '../digitisation-store.ts';
import { readJobFor } from '../jobs/jobs-for.ts';
import { permissions } from '../permissions.ts';

/** Writes down what was recognised on a page, or that nothing was, and goes on to the next. */
export async function recordReading(
  act: Act,
  key: DigitisationKey,
  { place, recognised }: { readonly place: number; readonly recognised: RecognisedPage | undefined },
): Promise<void> {
  assertMay(permissions, 'digitisation.carry_out', act.who, { agencyIds: [key.agencyId] });
  const digitisation = await lockDigitisation(act.tx, key);
  if (digitisation.state !== 'reading') return;
  if (recognised) await savePage(act.tx, key, place, recognised, act.now);
  else await countAttempt(act.tx, key, place, mostAttempts);
  await saveDigitisation(act.tx, digitisation, {}, act.now);
  await act.enqueue(readJobFor(key));
}
