import { grantReaders } from '#modules/papers';
import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertCanHandOver } from '../action-rules.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { listCopiesToHandOver } from '../electronic-copy-store.ts';
import { findResultPaper } from '../result-paper-store.ts';
import { type HandOver, insertHandOver } from '../result-store.ts';
import { listSteps, saveStep } from '../step-store.ts';

export type HandOverInput = Pick<HandOver, 'method' | 'receivedByName' | 'trackingNumber'>;

/** Hands the result over, at the counter, by post or electronically. What is owed is paid or waived first. */
export async function handOverResult(act: Act, ref: DossierRef, input: HandOverInput): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.hand_over');
  assertCanHandOver(dossier);
  await insertHandOver(act.tx, dossier, { ...input, at: act.now, byName: act.who.name });
  const last = (await listSteps(act.tx, dossier)).find(({ counted }) => !counted);
  if (last) {
    await saveStep(act.tx, dossier, last, {
      startedAt: last.startedAt ?? act.now,
      finishedAt: act.now,
      assigneeId: act.who.id,
      assigneeName: act.who.name,
    });
  }
  const handedOver = await saveDossier(act.tx, dossier, {
    state: 'handed_over',
    handedOverAt: act.now,
    deliveryState: 'handed_over',
  });
  const paper = await findResultPaper(act.tx, dossier);
  if (paper && paper.sealedAt !== null) await grantReaders(act, paper.fileAgencyId, [paper.fileId], dossier.partyIds);
  for (const { fileAgencyId, fileId } of await listCopiesToHandOver(act.tx, dossier))
    await grantReaders(act, fileAgencyId, [fileId], dossier.partyIds);
  await announce(act, 'dossier.handed_over', handedOver, { method: input.method, receivedBy: input.receivedByName });
  return handedOver;
}
