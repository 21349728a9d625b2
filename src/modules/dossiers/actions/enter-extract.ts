import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertCanEnterExtracts } from '../action-rules.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import {
  copyNotation,
  type ExtractWanted,
  feeOfExtract,
  numberingOn,
  pricedExtract,
  seriesOfCopy,
} from '../extract-copy.ts';
import { insertExtractCopy, listExtractCopies, saveExtractIssue } from '../extract-store.ts';
import { addFees } from '../fee-store.ts';
import { numberPaper } from '../paper-number.ts';
import type { Result } from '../result-store.ts';
import { termsOfVersion } from '../terms-of-procedure.ts';

/**
 * Enters an extract of which copies are wanted, and adds what they cost by the catalogue's version the dossier was filed
 * under. Throws `dossier.no_copy_fee` where the catalogue states no fee by the copy.
 */
export async function enterExtract(act: Act, ref: DossierRef, wanted: ExtractWanted): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.enter_copies');
  assertCanEnterExtracts(dossier);
  const { procedureVersionId: versionId, handlingAgencyId: agencyId, channel, submittedAt: now } = dossier;
  const { copyFee } = await termsOfVersion(act.tx, { versionId, agencyId, channel, now });
  if (!copyFee) throw new Refusal('dossier.no_copy_fee', { code: dossier.code });
  const extract = pricedExtract(wanted, copyFee, dayOf(now));
  await insertExtractCopy(act.tx, dossier, extract, act.who.name);
  const { kind, copies, amount } = extract;
  if (amount > 0) await addFees(act.tx, dossier, [feeOfExtract(extract)], act.now);
  const entered = await saveDossier(act.tx, dossier, {
    feeTotal: dossier.feeTotal + amount,
    feeState: amount > 0 ? 'due' : dossier.feeState,
  });
  await announce(act, 'dossier.extract_entered', entered, { kind, copies });
  return entered;
}

/**
 * Numbers the extracts of a dossier in the register of the agency that gives the copies out, without gap in the year, in the
 * transaction that issues the result; gives the numbers as they are written. The signer is who approved it.
 */
export async function numberExtracts(act: Act, dossier: Dossier, result: Result | undefined): Promise<string[]> {
  const numbering = numberingOn(dayOf(act.now));
  const notations: string[] = [];
  for (const { ordinal, kind } of await listExtractCopies(act.tx, dossier)) {
    const series = seriesOfCopy(kind, numbering);
    const taken = await numberPaper(act, dossier, series);
    const notation = copyNotation(taken.number, kind, numbering);
    await saveExtractIssue(act.tx, dossier, ordinal, {
      ...{ ...taken, series, notation, at: act.now },
      signedByName: result?.approvedByName ?? '',
      signedByPosition: result?.approvedByPosition ?? '',
    });
    notations.push(notation);
  }
  return notations;
}
