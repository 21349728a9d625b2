import { listDigitisations } from '#modules/digitisation';
import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertCanChooseScan } from '../action-rules.ts';
import { listCertifiedCopies } from '../certified-copy-store.ts';
import { agenciesOf, type Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { assertMayBeCertified } from '../electronic-copy.ts';
import { saveChosenScan } from '../electronic-copy-store.ts';
import { findResult } from '../result-store.ts';

/** Which line of the dossier is certified by which scan of its original. */
export interface ScanChoice {
  readonly ordinal: number;
  readonly scanFileId: string;
}

/**
 * Chooses the scan by which an original is certified as a file. Throws `dossier.no_electronic_copy` for a line that is not
 * wanted so, `dossier.scan_unknown` (422) for a file that is no scan of this dossier, and what `assertMayBeCertified` does.
 */
export async function chooseScan(act: Act, ref: DossierRef, { ordinal, scanFileId }: ScanChoice): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.enter_copies');
  const lines = await listCertifiedCopies(act.tx, dossier);
  assertCanChooseScan(dossier, lines, await findResult(act.tx, dossier));
  const line = lines.find((each) => each.ordinal === ordinal && each.kind === 'electronic');
  if (!line) throw new Refusal('dossier.no_electronic_copy', { code: dossier.code });
  const scans = await listDigitisations(act.tx, agenciesOf(dossier), dossier.id);
  const scan = scans.find(({ resultIds }) => resultIds.includes(scanFileId));
  if (!scan) throw new Refusal('dossier.scan_unknown', { field: 'scan' }, 422);
  assertMayBeCertified(scan);
  const chosen = { chosenAt: act.now, chosenByName: act.who.name };
  await saveChosenScan(act.tx, dossier, { ordinal, scanAgencyId: scan.agencyId, scanFileId, ...chosen });
  const changed = await saveDossier(act.tx, dossier, {});
  await announce(act, 'dossier.scan_chosen', changed, { original: line.original, paper: scan.paperName });
  return changed;
}
