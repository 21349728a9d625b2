import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertCanEnterCopies, assertCanWantFile } from '../action-rules.ts';
import {
  certifiedCopyRuleOn,
  feeOfCopies,
  linesFor,
  numberCopies,
  type OriginalToCopy,
  priced,
} from '../certified-copy.ts';
import { insertCertifiedCopy, listCertifiedCopies, saveCertification } from '../certified-copy-store.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { addFees } from '../fee-store.ts';
import { numberPaper } from '../paper-number.ts';
import { findResult, type Result } from '../result-store.ts';
import { termsOfVersion } from '../terms-of-procedure.ts';

/**
 * Enters an original of which copies are to be certified, on paper, as a file or both, and adds what they cost by the
 * catalogue's version the dossier was filed under. Throws `dossier.no_page_fee` where the catalogue states no fee by the
 * page, `dossier.no_copies_wanted` (422) where neither is wanted.
 */
export async function enterCopies(act: Act, ref: DossierRef, wanted: OriginalToCopy): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.enter_copies');
  assertCanEnterCopies(dossier);
  if (wanted.electronic) assertCanWantFile(dossier, await findResult(act.tx, dossier));
  const { procedureVersionId: versionId, handlingAgencyId: agencyId, channel, submittedAt: now } = dossier;
  const { pageFee } = await termsOfVersion(act.tx, { versionId, agencyId, channel, now });
  if (!pageFee) throw new Refusal('dossier.no_page_fee', { code: dossier.code });
  const lines = linesFor(wanted).map((line) => priced(line, pageFee, dayOf(now)));
  if (lines.length === 0) throw new Refusal('dossier.no_copies_wanted', { field: 'copies' }, 422);
  for (const line of lines) await insertCertifiedCopy(act.tx, dossier, line, act.who.name);
  const fees = lines.map(feeOfCopies).filter(({ amount }) => amount > 0);
  await addFees(act.tx, dossier, fees, act.now);
  const feeTotal = fees.reduce((sum, { amount }) => sum + amount, dossier.feeTotal);
  const entered = await saveDossier(act.tx, dossier, { feeTotal, ...(feeTotal > 0 && { feeState: 'due' }) });
  const { original, pages, copies, electronic } = wanted;
  await announce(act, 'dossier.copies_entered', entered, { original, pages, copies, electronic });
  return entered;
}

/**
 * Numbers the originals of a dossier in the register of the agency that certifies, without gap in the year, in the
 * transaction that issues the result. The signer is who approved it.
 */
export async function certifyCopies(act: Act, dossier: Dossier, result: Result | undefined): Promise<number[]> {
  const copies = await listCertifiedCopies(act.tx, dossier);
  const rule = certifiedCopyRuleOn(dayOf(act.now));
  const taken = await numberCopies(copies, rule, (series) => numberPaper(act, dossier, series));
  for (const [i, { ordinal }] of copies.entries()) {
    const { series, number } = taken[i]!;
    await saveCertification(act.tx, dossier, ordinal, {
      ...number,
      series,
      at: act.now,
      signedByName: result?.approvedByName ?? '',
      signedByPosition: result?.approvedByPosition ?? '',
    });
  }
  return taken.map(({ number }) => number.number);
}
