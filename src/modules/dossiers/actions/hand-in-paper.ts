import { grantReaders } from '#modules/papers';
import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertAwaitsSupplement } from '../action-rules.ts';
import type { Dossier } from '../dossier.ts';
import { addFilesToPaper, insertRequiredPapers, listRequiredPapers } from '../required-paper-store.ts';

/**
 * Adds files to a dossier that waits for its applicant, under the paper of that name or as one more. The dossier goes on
 * waiting: handing in the supplement is an act of its own.
 */
export async function handInPaper(
  act: Act,
  ref: DossierRef,
  { name, fileIds }: { readonly name: string; readonly fileIds: readonly string[] },
): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.follow');
  assertAwaitsSupplement(dossier);
  const papers = await listRequiredPapers(act.tx, dossier);
  const paper = papers.find((one) => one.name === name);
  if (paper) await addFilesToPaper(act.tx, dossier, paper.ordinal, fileIds, act.now);
  else {
    const ordinal = Math.max(0, ...papers.map((one) => one.ordinal)) + 1;
    const added = {
      ordinal,
      name,
      form: 'electronic',
      quantity: 1,
      digitisation: 'digitised',
      fileIds,
      note: null,
    } as const;
    await insertRequiredPapers(act.tx, dossier, [added], act.now);
  }
  await grantReaders(act, dossier.agencyId, fileIds, [dossier.handlingAgencyId, ...dossier.partyIds]);
  await announce(act, 'dossier.paper_handed_in', dossier, { paper: name, files: fileIds.length });
  return dossier;
}
