import type { Act } from '#platform/journal';
import { applyDifference, type DossierToCount, holdCounting } from '../daily-figure-store.ts';

/**
 * Brings the daily figures up to what a dossier counts as now, by the difference from what it was last counted as. It looks at
 * the dossier only after it holds the counting of the agency, so that the last to count has seen the last change, in whatever
 * order the calls come and however often.
 */
export async function countDossier(act: Act, dossier: DossierToCount): Promise<void> {
  await holdCounting(act.tx, dossier.agencyId, act.now);
  await applyDifference(act.tx, dossier);
}
