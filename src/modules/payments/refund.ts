import type { NotCounted } from '#modules/dossiers';
import { Refusal } from '#platform/errors';

/** Why money is owed back, or may be. */
export type RefundCause = NotCounted | 'paid_twice' | 'intake_refused' | 'withdrawn' | 'other';

export const waysBack = ['transfer', 'gateway', 'cash'] as const;

/** Money taken that is not owed, or no longer. Amounts are whole đồng, instants milliseconds. */
export interface Refund {
  readonly agencyId: string;
  readonly id: string;
  readonly dossierId: string;
  readonly handlingAgencyId: string;
  readonly partyIds: readonly string[];
  readonly dossierCode: string;
  readonly paymentId: string | null;
  readonly transactionNo: string | null;
  readonly method: 'cash' | 'transfer' | 'online';
  readonly because: RefundCause;
  /** The most that can be paid back. */
  readonly amount: number;
  readonly openedAt: number;
  readonly openedByName: string;
  readonly decision: 'pay_back' | 'keep' | null;
  readonly decidedAmount: number | null;
  readonly reason: string | null;
  readonly decidedAt: number | null;
  readonly decidedBy: string | null;
  readonly decidedByName: string | null;
  readonly paidBackAt: number | null;
  readonly paidBackByName: string | null;
  readonly wayBack: (typeof waysBack)[number] | null;
  readonly reference: string | null;
}

export type RefundState = 'to_decide' | 'to_pay_back' | 'paid_back' | 'kept';

export function refundStateOf({ decision, paidBackAt }: Pick<Refund, 'decision' | 'paidBackAt'>): RefundState {
  if (decision === null) return 'to_decide';
  if (decision === 'keep') return 'kept';
  return paidBackAt === null ? 'to_pay_back' : 'paid_back';
}

/** Once, and never for more than was taken. */
export function assertCanDecide(refund: Refund, { amount }: { readonly amount: number | undefined }): void {
  if (refund.decision !== null) throw new Refusal('payment.refund_decided_already', { code: refund.dossierCode });
  if (amount !== undefined && (amount <= 0 || amount > refund.amount))
    throw new Refusal('payment.refund_too_much', { field: 'amount', most: refund.amount }, 422);
}

/** What was decided is paid back once, and confirmed by somebody else than who decided. */
export function assertCanConfirm(refund: Refund, whoId: string): void {
  if (refundStateOf(refund) !== 'to_pay_back')
    throw new Refusal('payment.refund_not_to_pay_back', { code: refund.dossierCode });
  if (refund.decidedBy === whoId) throw new Refusal('payment.refund_decider_cannot_confirm', {}, 403);
}
