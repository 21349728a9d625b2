import { dayOf } from '#platform/clock';
import { Refusal } from '#platform/errors';
import type { Apology } from './apology-store.ts';
import { type CertifiedCopy, canBeElectronic, isForCertifiedCopies } from './certified-copy.ts';
import { assertCanBecome, type Dossier, isDecided, stageOf } from './dossier.ts';
import { hasElectronic } from './electronic-copy.ts';
import { isForExtractCopies } from './extract-copy.ts';
import type { Result } from './result-store.ts';
import { type DossierRules, rulesOn } from './rules.ts';
import type { Step } from './step-store.ts';

/**
 * What an action asks of its dossier before anything is typed. The action holds the dossier and asserts it; its page
 * asserts the same when it is opened, so that nobody fills in a form that can no longer succeed.
 */

/** The provision that allows one re-appointment and no second. */
const reappointmentRule = 'Điều 20, NĐ 118/2025/NĐ-CP: việc hẹn lại chỉ được thực hiện một lần';

export function assertCanReceive(dossier: Dossier): void {
  assertCanBecome(dossier, 'processing');
  if (dossier.receivedAt !== null) throw new Refusal('dossier.cannot_become_processing', { code: dossier.code });
}

/** After intake a dossier is sent back as often as the rules of its day allow; `earlier` counts the requests since. */
export function assertCanRequestSupplement(dossier: Dossier, earlier: number): DossierRules {
  assertCanBecome(dossier, 'awaiting_supplement');
  const rules = rulesOn(dayOf(dossier.submittedAt));
  const { supplementsAfterIntake: limit, legalRef } = rules;
  if (dossier.receivedAt !== null && earlier >= limit)
    throw new Refusal('dossier.supplement_asked_before', { limit, legalRef });
  return rules;
}

export function assertAwaitsSupplement({ state, code }: Dossier): void {
  if (state !== 'awaiting_supplement') throw new Refusal('dossier.not_awaiting_supplement', { code, state });
}

/** No decision and no result notice (Điều 21, NĐ 118/2025/NĐ-CP): a result that a leader has signed is one. */
export function assertCanWithdraw(dossier: Dossier, result: Result | undefined): void {
  if (isDecided(dossier) || isApproved(result))
    throw new Refusal('dossier.decided_already', { code: dossier.code, legalRef: 'Điều 21, NĐ 118/2025/NĐ-CP' });
  assertCanBecome(dossier, 'withdrawn');
}

/** One apology with one new appointment, while a day is promised and the dossier is neither decided nor given up; gives that day (milliseconds). */
export function assertCanApologise(dossier: Dossier, apology: Apology | undefined): number {
  const { code, promisedAt, state } = dossier;
  if (isDecided(dossier) || stageOf(state) === 'closed' || promisedAt === null)
    throw new Refusal('dossier.nothing_to_reappoint', { code });
  if (apology) throw new Refusal('dossier.reappointed_already', { code, legalRef: reappointmentRule });
  return promisedAt;
}

/** Over its statutory limit, by which reports count: open now, or closed after it. The minute in which it ends still belongs to it. */
export function isLate({ statutoryAt, closedAt }: Dossier, now: number): boolean {
  return statutoryAt !== null && (closedAt ?? now) > statutoryAt + 60_000;
}

export function assertIsLate(dossier: Dossier, now: number): void {
  if (!isLate(dossier, now)) throw new Refusal('dossier.not_late', { code: dossier.code });
}

export function assertInProcess({ state, code }: Dossier): void {
  if (state !== 'processing') throw new Refusal('dossier.not_in_process', { code });
}

/** While it is not decided, and what it owes is not settled: the fee is counted by the pages. */
export function assertCanEnterCopies(dossier: Dossier): void {
  if (!isForCertifiedCopies(dossier, dayOf(dossier.submittedAt)))
    throw new Refusal('dossier.not_for_certified_copies', { code: dossier.code });
  assertCanOweMore(dossier);
}

/** Nothing more is certified as a file once a leader has signed what there is. */
export function assertCanWantFile(dossier: Dossier, result: Result | undefined): void {
  const { code } = dossier;
  if (!canBeElectronic(dayOf(dossier.submittedAt))) throw new Refusal('dossier.no_electronic_copy', { code });
  if (isApproved(result)) throw new Refusal('dossier.result_approved_already', { code });
}

/** While the dossier wants a file of an original, and nobody has signed it. */
export function assertCanChooseScan(
  dossier: Dossier,
  copies: readonly CertifiedCopy[],
  result: Result | undefined,
): void {
  const { code, state } = dossier;
  if (!hasElectronic(copies)) throw new Refusal('dossier.no_electronic_copy', { code });
  if (state !== 'processing' && state !== 'awaiting_supplement') throw new Refusal('dossier.not_in_process', { code });
  if (isApproved(result)) throw new Refusal('dossier.result_approved_already', { code });
}

/** The same for copies of extracts, whose fee is counted by the copy. */
export function assertCanEnterExtracts(dossier: Dossier): void {
  if (!isForExtractCopies(dossier, dayOf(dossier.submittedAt)))
    throw new Refusal('dossier.not_for_extracts', { code: dossier.code });
  assertCanOweMore(dossier);
}

function assertCanOweMore({ code, state, feeState }: Dossier): void {
  if (state !== 'processing' && state !== 'awaiting_supplement') throw new Refusal('dossier.not_in_process', { code });
  if (feeState === 'paid' || feeState === 'waived') throw new Refusal('dossier.fee_settled_already', { code });
}

export function assertNotTaken({ assigneeId, code }: Dossier): void {
  if (assigneeId !== null) throw new Refusal('dossier.taken_already', { code });
}

export function assertOwes({ feeState, code }: Dossier): void {
  if (feeState !== 'due') throw new Refusal('dossier.no_fee_due', { code });
}

/** What is owed is paid or waived before the result leaves the counter. */
export function assertCanHandOver(dossier: Dossier): void {
  assertCanBecome(dossier, 'handed_over');
  if (dossier.feeState === 'due') throw new Refusal('dossier.fee_due', { code: dossier.code });
}

/** An approved result is not touched any more. */
export function assertCanDraft(dossier: Dossier, result: Result | undefined): void {
  assertCanBecome(dossier, 'settled');
  if (isApproved(result)) throw new Refusal('dossier.result_approved_already', { code: dossier.code });
}

/** Nobody approves what they drafted themselves. */
export function assertCanApprove(dossier: Dossier, result: Result | undefined, whoId: string): void {
  assertCanDraft(dossier, result);
  if (!result) throw new Refusal('dossier.no_result_yet', { code: dossier.code });
  if (result.draftedBy === whoId) throw new Refusal('dossier.drafter_cannot_approve', {}, 403);
}

export function assertCanIssue(dossier: Dossier, result: Result | undefined): void {
  assertCanBecome(dossier, 'settled');
  if (!result) throw new Refusal('dossier.no_result_yet', { code: dossier.code });
  if (!isApproved(result)) throw new Refusal('dossier.result_not_approved', { code: dossier.code });
}

/** The step under way and its neighbours; throws when there is none. */
export function stepsAround(steps: readonly Step[], { stepOrdinal, code }: Dossier) {
  const index = steps.findIndex(({ ordinal }) => ordinal === stepOrdinal);
  const present = steps[index];
  if (!present) throw new Refusal('dossier.not_in_process', { code });
  return { present, next: steps[index + 1], previous: steps[index - 1] };
}

/** Gives the step to begin; the last, handing over, waits for the result. */
export function assertCanPassOn(dossier: Dossier, steps: readonly Step[], result: Result | undefined) {
  assertInProcess(dossier);
  const { present, next } = stepsAround(steps, dossier);
  if (!next) throw new Refusal('dossier.no_next_step', { code: dossier.code });
  if (!next.counted && (result?.issuedAt ?? null) === null)
    throw new Refusal('dossier.no_result_yet', { code: dossier.code });
  return { present, next };
}

export function assertCanPassBack(dossier: Dossier, steps: readonly Step[]) {
  assertInProcess(dossier);
  const { present, previous } = stepsAround(steps, dossier);
  if (!previous || previous.ordinal === 1) throw new Refusal('dossier.no_previous_step', { code: dossier.code });
  return { present, previous };
}

/** By whoever handed it on, as long as nobody worked on it there. */
export function assertCanTakeBack(dossier: Dossier, steps: readonly Step[], result: Result | undefined, whoId: string) {
  assertInProcess(dossier);
  const { present, previous } = stepsAround(steps, dossier);
  if (!previous || previous.assigneeId !== whoId)
    throw new Refusal('dossier.not_yours_to_take_back', { code: dossier.code });
  if (result && result.draftedAt > (present.startedAt ?? 0))
    throw new Refusal('dossier.worked_on_meanwhile', { code: dossier.code });
  return { present, previous };
}

const isApproved = (result: Result | undefined): boolean => (result?.approvedAt ?? null) !== null;
