import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { type ExtractWords, wordsOfLine } from '../extract-copy.ts';
import { insertExtractCorrection, listExtractCopies, listExtractCorrections } from '../extract-store.ts';
import { asCorrected, correctionOf, lineInOwnRegister } from '../register-correction.ts';

/** What is right in a line of the register of copies of extracts; what is not said stays. */
export interface ExtractRight extends Partial<ExtractWords> {
  readonly ordinal: number;
  readonly reason: string;
}

/**
 * Corrects a line of the register of copies of extracts by a dated note beside it: the words that were wrong stay to be
 * read, and kind, number and fee stay as they were. Throws `dossier.not_in_register` where the line has no number here,
 * `dossier.nothing_corrected` (422) where everything stays.
 */
export async function correctExtract(
  act: Act,
  ref: DossierRef,
  { ordinal, reason, ...right }: ExtractRight,
): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.correct_register');
  const line = lineInOwnRegister(act, dossier, await listExtractCopies(act.tx, dossier), ordinal);
  const before = (await listExtractCorrections(act.tx, dossier)).filter((one) => one.ordinal === ordinal);
  const { was, becomes } = correctionOf(asCorrected(wordsOfLine(line), before), right, 'registeredName');
  const correction = { ordinal, was, becomes, reason, correctedAt: act.now, correctedByName: act.who.name };
  await insertExtractCorrection(act.tx, dossier, correction, { correctionId: newId(act.now), staffId: act.who.id });
  const corrected = await saveDossier(act.tx, dossier, {});
  const fields = Object.keys(right);
  await announce(act, 'dossier.extract_corrected', corrected, { number: line.notation ?? '', fields });
  return corrected;
}
