import { getWorkingCalendar, workingDayAfter } from '#modules/calendar';
import { dayOf } from '#platform/clock';
import { newId } from '#platform/identifiers';
import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertCanRequestSupplement } from '../action-rules.ts';
import { insertClockStop } from '../clock-stop-store.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { numberPaper } from '../paper-number.ts';
import { promiseOf } from '../promised-day.ts';
import type { DossierRules } from '../rules.ts';
import { countRequestsAfterIntake, insertSupplementRequest } from '../supplement-store.ts';

export interface SupplementInput {
  readonly items: readonly string[];
  readonly reason: string;
  /** To how many other agencies the applicant must go for it, none unless said; 2 means two or more. */
  readonly otherAgencies?: number;
}

/** Asks the applicant to complete the dossier (form 02); the clock stands still until they have. */
export async function requestSupplement(
  act: Act,
  ref: DossierRef,
  { items, reason, otherAgencies = 0 }: SupplementInput,
): Promise<Dossier> {
  const input = { items, reason, otherAgencies };
  const dossier = await holdDossier(act, ref, 'dossier.request_supplement');
  const rules = assertCanRequestSupplement(dossier, await countRequestsAfterIntake(act.tx, dossier));
  const stage = dossier.receivedAt === null ? 'intake' : 'settlement';
  const calendar = await getWorkingCalendar(act.tx, dossier.handlingAgencyId);
  const today = dayOf(act.now);
  await insertSupplementRequest(act.tx, dossier, {
    ...input,
    id: newId(act.now),
    ...(await numberPaper(act, dossier, 'supplement_request')),
    stage,
    legalRef: rules.legalRef,
    askedAt: act.now,
    askedBy: act.who.id,
    askedByName: act.who.name,
    statutoryBefore: dossier.statutoryAt,
    answerBy: workingDayAfter(calendar, today, rules.answerWithinWorkingDays),
  });
  if (stage === 'settlement') await stopClock(act, dossier, rules);
  const waiting = await saveDossier(act.tx, dossier, {
    state: 'awaiting_supplement',
    ...(await promisedTimes(act, dossier)),
  });
  await announce(act, 'dossier.supplement_requested', waiting, { ...input, stage });
  return waiting;
}

function stopClock(act: Act, dossier: Dossier, rules: DossierRules): Promise<void> {
  return insertClockStop(act.tx, dossier, {
    id: newId(act.now),
    from: act.now,
    to: undefined,
    reason: 'supplement',
    effect: rules.afterSupplement,
    legalRef: rules.legalRef,
    approvedBy: act.who.name,
  });
}

async function promisedTimes(act: Act, dossier: Dossier) {
  const promised = await promiseOf(act.tx, dossier);
  return { statutoryAt: promised.statutoryAt ?? null, promisedAt: promised.promisedAt ?? null };
}
