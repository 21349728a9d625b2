import { type Digitisation, recordSigned } from '#modules/digitisation';
import { keepFile, type ReceivedFile } from '#modules/papers';
import type { Act } from '#platform/journal';
import type { Tools } from '#platform/tools';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { replaceFilesOfPaper } from '../required-paper-store.ts';

/** Puts scans that whoever digitised has signed in the place of the same scans without a signature. */
export async function keepSignedScans(
  act: Act,
  tools: Tools,
  ref: DossierRef,
  { digitisation, signed }: { readonly digitisation: Digitisation; readonly signed: readonly ReceivedFile[] },
): Promise<void> {
  const dossier = await holdDossier(act, ref, 'dossier.digitise');
  const { agencyId, readers, ordinal, paperName, resultIds } = digitisation;
  const signedIds: string[] = [];
  for (const file of signed) signedIds.push((await keepFile(act, tools, file, { agencyId, readers })).id);
  await recordSigned(act, digitisation, signedIds);
  await replaceFilesOfPaper(act.tx, dossier, ordinal, resultIds, signedIds);
  const changed = await saveDossier(act.tx, dossier, {});
  await announce(act, 'dossier.scans_signed', changed, { paper: paperName, files: signedIds.length });
}
