import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import type { CopiesWanted } from '../certified-copy.ts';
import { insertCopyCorrection, listCertifiedCopies, listCopyCorrections } from '../certified-copy-store.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { asCorrected, correctionOf, lineInOwnRegister } from '../register-correction.ts';

/** What is right in a line of the register; what is not said stays. */
export interface RegisterCorrection extends Partial<CopiesWanted> {
  readonly ordinal: number;
  readonly reason: string;
}

/**
 * Corrects a line of the register of certified copies by a dated note beside it: the words that were wrong stay to be
 * read, as in a register of paper, and number and fee stay as they were. Throws `dossier.not_in_register` where the line
 * has no number here, `dossier.nothing_corrected` (422) where everything stays.
 */
export async function correctRegister(
  act: Act,
  ref: DossierRef,
  { ordinal, reason, ...right }: RegisterCorrection,
): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.correct_register');
  const line = lineInOwnRegister(act, dossier, await listCertifiedCopies(act.tx, dossier), ordinal);
  const before = (await listCopyCorrections(act.tx, dossier)).filter((one) => one.ordinal === ordinal);
  const { original, pages, copies } = asCorrected<CopiesWanted>(line, before);
  const { was, becomes } = correctionOf({ original, pages, copies }, right, 'original');
  const correction = { ordinal, was, becomes, reason, correctedAt: act.now, correctedByName: act.who.name };
  await insertCopyCorrection(act.tx, dossier, correction, { correctionId: newId(act.now), staffId: act.who.id });
  const corrected = await saveDossier(act.tx, dossier, {});
  await announce(act, 'dossier.register_corrected', corrected, { number: line.number ?? 0, was, becomes, reason });
  return corrected;
}
