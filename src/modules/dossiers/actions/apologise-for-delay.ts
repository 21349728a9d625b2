import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { findApology, insertApology } from '../apology-store.ts';
import { type Dossier, isDecided } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { numberPaper } from '../paper-number.ts';
import { signingOf } from '../signing.ts';

/** The provision that allows one re-appointment and no second. */
const reappointmentRule = 'Điều 20, NĐ 118/2025/NĐ-CP: việc hẹn lại chỉ được thực hiện một lần';

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
  if (isDecided(dossier) || dossier.promisedAt === null)
    throw new Refusal('dossier.nothing_to_reappoint', { code: dossier.code });
  if (await findApology(act.tx, dossier))
    throw new Refusal('dossier.reappointed_already', { code: dossier.code, legalRef: reappointmentRule });
  if (newPromisedAt <= dossier.promisedAt || newPromisedAt <= act.now)
    throw new Refusal('dossier.new_day_not_later', {}, 422);
  const { position, onBehalf } = await signingOf(act, dossier.handlingAgencyId, dossier);
  await insertApology(act.tx, dossier, {
    reason,
    previousPromisedAt: dossier.promisedAt,
    newPromisedAt,
    signedAt: act.now,
    signedBy: act.who.id,
    signedByName: act.who.name,
    signedByPosition: position,
    signedFor: onBehalf,
    ...(await numberPaper(act, dossier, 'apology')),
  });
  const reappointed = await saveDossier(act.tx, dossier, { promisedAt: newPromisedAt });
  await announce(act, 'dossier.delay_apologised', reappointed, { reason, from: dossier.promisedAt, to: newPromisedAt });
  return reappointed;
}
