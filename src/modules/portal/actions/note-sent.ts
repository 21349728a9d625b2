import type { Act } from '#platform/journal';
import type { PortalDossierRejected, PortalDossierTaken } from '../events.ts';
import { insertExchanges } from '../exchange-store.ts';
import { PortalAway } from '../portal-client.ts';
import type { DossierToSend, Sent } from '../send-dossier.ts';
import { mostUnclear, noAnswer } from '../told-dossier.ts';
import { lockTold, saveRejected, saveTaken, saveUnclear, saveWaiting } from '../told-dossier-store.ts';

/**
 * Writes down what came of sending a dossier. Without an answer it goes on counting as on its way, so that the portal is
 * asked whether it arrived, unless it surely did not leave. That counts against it only where the portal `answersOthers`.
 */
export async function noteSent(
  act: Act,
  { told, dossier, resultSecret, isUnclear }: DossierToSend,
  sent: Sent,
  answersOthers: boolean,
): Promise<void> {
  const { version, record } = dossier;
  const { answer } = sent;
  const current = await lockTold(act.tx, told);
  await insertExchanges(
    act.tx,
    told,
    sent.exchanges.map((exchange) => ({ ...exchange, at: act.now })),
  );
  // Somebody else came to know meanwhile what became of it.
  if (current?.sendingVersion !== version) return;
  const about = { agencyId: told.agencyId, subjectId: told.dossierId, readers: [told.handlingAgencyId] };
  if (!answer) {
    const mayHaveArrived = sent.stoppedBy instanceof PortalAway && sent.stoppedBy.wasSent;
    if (!mayHaveArrived && !isUnclear) return saveWaiting(act.tx, told, act.now);
    const tries = told.tries + Number(mayHaveArrived && answersOthers);
    if (tries < mostUnclear) return saveUnclear(act.tx, told, { tries, now: act.now });
    return saveRejected(act.tx, told, { code: noAnswer, words: '', now: act.now });
  }
  if (answer.outcome === 'taken') {
    const { status, receivedAt } = record;
    const hasResult = resultSecret !== undefined;
    await saveTaken(act.tx, told, { version, status, isReceived: receivedAt !== null, hasResult, now: act.now });
    const data = { code: told.code, version, status };
    if (told.toldStatus !== status)
      await act.announce<PortalDossierTaken>({ ...about, type: 'portal.dossier_taken', data });
    return;
  }
  await saveRejected(act.tx, told, { code: answer.code, words: answer.words, now: act.now });
  const data = { code: told.code, version, reason: answer.words };
  await act.announce<PortalDossierRejected>({ ...about, type: 'portal.dossier_rejected', data });
}
