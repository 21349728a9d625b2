import { getWorkingCalendar } from '#modules/calendar';
import { findStaffMember, listHolders } from '#modules/organisation';
import { dayOf } from '#platform/clock';
import type { Act } from '#platform/journal';
import { announce, type DossierRef, holdDossier } from '../act-on-dossier.ts';
import { assertCanReceive } from '../action-rules.ts';
import type { Dossier } from '../dossier.ts';
import { saveDossier } from '../dossier-store.ts';
import { addFees, type NewFee } from '../fee-store.ts';
import type { ProcedureStep } from '../procedure-terms.ts';
import { reckon } from '../promised-day.ts';
import { dueOf } from '../step-due.ts';
import { insertSteps, type Step } from '../step-store.ts';

/**
 * Receives a dossier: from here on the result is owed. The internal process is pinned, its first step is done by
 * receiving, and the next one begins with whoever alone holds its position.
 */
export async function receiveDossier(
  act: Act,
  ref: DossierRef,
  { steps, fees }: { readonly steps: readonly ProcedureStep[]; readonly fees: readonly NewFee[] },
): Promise<Dossier> {
  const dossier = await holdDossier(act, ref, 'dossier.receive');
  assertCanReceive(dossier);
  const [promised, pinned] = await Promise.all([
    reckon(act.tx, dossier.handlingAgencyId, dossier.deadlineRule, act.now),
    pinSteps(act, dossier, steps),
  ]);
  await Promise.all([insertSteps(act.tx, dossier, pinned), addFees(act.tx, dossier, fees, act.now)]);
  const current = pinned.find(({ finishedAt }) => finishedAt === null);
  const total = fees.reduce((sum, { amount }) => sum + amount, 0);
  const received = await saveDossier(act.tx, dossier, {
    state: 'processing',
    receivedAt: act.now,
    receivedBy: act.who.id,
    statutoryAt: promised.statutoryAt ?? null,
    promisedAt: promised.promisedAt ?? null,
    firstPromisedAt: promised.promisedAt ?? null,
    stepOrdinal: current?.ordinal ?? null,
    positionCode: current?.positionCode ?? null,
    assigneeId: current?.assigneeId ?? null,
    feeTotal: total,
    feeState: total > 0 ? 'due' : 'none',
  });
  await announce(act, 'dossier.received', received, {});
  return received;
}

/** The steps as this dossier will go through them; the one after intake has begun. */
async function pinSteps(act: Act, { handlingAgencyId }: Dossier, steps: readonly ProcedureStep[]): Promise<Step[]> {
  const { agencyId, id } = act.who;
  const next = steps[1];
  const [calendar, clerk, holders] = await Promise.all([
    getWorkingCalendar(act.tx, handlingAgencyId),
    agencyId ? findStaffMember(act.tx, agencyId, id) : undefined,
    next ? listHolders(act.tx, handlingAgencyId, next.positionCode, dayOf(act.now)) : [],
  ]);
  const holder = holders.length === 1 ? holders[0] : undefined;
  return steps.map((step, index): Step => {
    const pinned = {
      ...step,
      ordinal: index + 1,
      note: null,
      assigneeId: null,
      assigneeName: null,
      startedAt: null,
      dueAt: null,
      finishedAt: null,
    };
    if (index === 0)
      return {
        ...pinned,
        assigneeId: id,
        assigneeName: clerk?.fullName ?? act.who.name,
        startedAt: act.now,
        finishedAt: act.now,
      };
    if (index > 1) return pinned;
    const dueAt = dueOf(calendar, step, act.now);
    return {
      ...pinned,
      startedAt: act.now,
      dueAt,
      assigneeId: holder?.id ?? null,
      assigneeName: holder?.fullName ?? null,
    };
  });
}
