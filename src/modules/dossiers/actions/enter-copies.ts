import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertCanEnterCopies } from '../action-rules.ts';
import { type CopiesWanted, certifiedCopyRuleOn, feeOfCopies, priced } from '../certified-copy.ts';
import { insertCertifiedCopy, listCertifiedCopies, saveCertification } from '../certified-copy-store.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { addFees } from '../fee-store.ts';
import { numberPaper } from '../paper-number.ts';
import type { Result } from '../result-store.ts';
import { termsOfVersion } from '../terms-of-procedure.ts';

/**
 * Enters an original of which copies are to be certified, and adds what they cost by the catalogue's version the dossier
 * was filed under. Throws `dossier.no_page_fee` where the catalogue states no fee by the page.
 */
export async function enterCopies(act: Act, ref: DossierRef, wanted: CopiesWanted): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.enter_copies');
  assertCanEnterCopies(dossier);
  const { procedureVersionId: versionId, handlingAgencyId: agencyId, channel, submittedAt: now } = dossier;
  const { pageFee } = await termsOfVersion(act.tx, { versionId, agencyId, channel, now });
  if (!pageFee) throw new Refusal('dossier.no_page_fee', { code: dossier.code });
  const copy = priced(wanted, pageFee, dayOf(now));
  await insertCertifiedCopy(act.tx, dossier, copy, act.who.name);
  await addFees(act.tx, dossier, [feeOfCopies(copy)]);
  const entered = await saveDossier(act.tx, dossier, { feeTotal: dossier.feeTotal + copy.amount, feeState: 'due' });
  const { original, pages, copies } = copy;
  await announce(act, 'dossier.copies_entered', entered, { original, pages, copies });
  return entered;
}

/**
 * Numbers the originals of a dossier in the register of the agency that certifies, without gap in the year, in the
 * transaction that issues the result. The signer is who approved it.
 */
export async function certifyCopies(act: Act, dossier: Dossier, result: Result | undefined): Promise<number[]> {
  const copies = await listCertifiedCopies(act.tx, dossier);
  const { numberedBy } = certifiedCopyRuleOn(dayOf(act.now));
  const numbers: number[] = [];
  let taken: Awaited<ReturnType<typeof numberPaper>> | undefined;
  for (const { ordinal } of copies) {
    if (!taken || numberedBy === 'original') taken = await numberPaper(act, dossier, 'certified_copy');
    await saveCertification(act.tx, dossier, ordinal, {
      ...taken,
      at: act.now,
      signedByName: result?.approvedByName ?? '',
      signedByPosition: result?.approvedByPosition ?? '',
    });
    numbers.push(taken.number);
  }
  return numbers;
}
