import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertIsLate } from '../action-rules.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { insertLateReason, type LateReason } from '../late-reason-store.ts';

/**
 * Tells why a dossier ran over its statutory limit, for report II.07; what was told before stays beside it. Throws
 * `dossier.not_late` where it did not.
 */
export async function explainLateness(
  act: Act,
  ref: DossierRef,
  { reason, words }: Pick<LateReason, 'reason' | 'words'>,
): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.explain_lateness');
  assertIsLate(dossier, act.now);
  const told = { reason, words, toldAt: act.now, toldByName: act.who.name };
  await insertLateReason(act.tx, dossier, { ...told, reasonId: newId(act.now), toldBy: act.who.id });
  const explained = await saveDossier(act.tx, dossier, {});
  await announce(act, 'dossier.lateness_explained', explained, { reason, words });
  return explained;
}
