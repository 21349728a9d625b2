import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertCanApologise } from '../action-rules.ts';
import { findApology, insertApology } from '../apology-store.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { numberPaper } from '../paper-number.ts';
import { signingOf } from '../signing.ts';

/**
 * Signs the apology for being late and makes the one new appointment (form 04). The statutory day stays: reports count
 * by it.
 */
export async function apologiseForDelay(
  act: Act,
  ref: DossierRef,
  { reason, newPromisedAt }: { readonly reason: string; readonly newPromisedAt: number },
): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.apologise');
  const previousPromisedAt = assertCanApologise(dossier, await findApology(act.tx, dossier));
  if (newPromisedAt <= previousPromisedAt || newPromisedAt <= act.now)
    throw new Refusal('dossier.new_day_not_later', {}, 422);
  const { position, onBehalf } = await signingOf(act, dossier.handlingAgencyId, dossier);
  await insertApology(act.tx, dossier, {
    reason,
    previousPromisedAt,
    newPromisedAt,
    signedAt: act.now,
    signedBy: act.who.id,
    signedByName: act.who.name,
    signedByPosition: position,
    signedFor: onBehalf,
    ...(await numberPaper(act, dossier, 'apology')),
  });
  const reappointed = await saveDossier(act.tx, dossier, { promisedAt: newPromisedAt });
  await announce(act, 'dossier.delay_apologised', reappointed, { reason, from: previousPromisedAt, to: newPromisedAt });
  return reappointed;
}
