import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertCanWithdraw } from '../action-rules.ts';
import { endClockStops } from '../clock-stop-store.ts';
import { closedAs, type Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { insertWithdrawal } from '../ending-store.ts';
import { issuerOf, numberPaper } from '../paper-number.ts';
import { findResult } from '../result-store.ts';
import { signingOf } from '../signing.ts';

/** Stops a dossier at the applicant's request (form 05), while nothing is decided (Điều 21, NĐ 118/2025/NĐ-CP). */
export async function withdrawDossier(
  act: Act,
  ref: DossierRef,
  {
    permission,
    reason,
    askedBy,
  }: { readonly permission: 'dossier.follow' | 'dossier.withdraw'; readonly reason: string; readonly askedBy: string },
): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, permission);
  assertCanWithdraw(dossier, await findResult(act.tx, dossier));
  await endClockStops(act.tx, dossier, act.now);
  await insertWithdrawal(act.tx, dossier, {
    reason,
    askedAt: act.now,
    askedByName: askedBy,
    confirmedAt: act.now,
    confirmedByName: act.who.name,
    ...(await confirmedAs(act, dossier)),
    ...(await numberPaper(act, dossier, 'stop_notice')),
  });
  const withdrawn = await saveDossier(act.tx, dossier, { ...closedAs('withdrawn', act.now), assigneeId: null });
  await announce(act, 'dossier.withdrawn', withdrawn, { reason });
  return withdrawn;
}

/** An applicant who stops their dossier online signs nothing; the notice is left for the centre to sign. */
async function confirmedAs(act: Act, dossier: Dossier) {
  if (act.who.kind !== 'staff') return { signedAs: null, signedFor: null };
  const { position, onBehalf } = await signingOf(act, issuerOf(act, dossier), dossier);
  return { signedAs: position, signedFor: onBehalf };
}
