import type { Tone } from '#ui';
import type { PaymentState } from '../payment.ts';
import type { RefundState } from '../refund.ts';

export const paymentTones = {
  opened: 'waiting',
  paid: 'good',
  surplus: 'bad',
  failed: 'neutral',
  expired: 'neutral',
  cancelled: 'neutral',
} as const satisfies Record<PaymentState, Tone>;

export const refundTones = {
  to_decide: 'new',
  to_pay_back: 'waiting',
  paid_back: 'good',
  kept: 'neutral',
} as const satisfies Record<RefundState, Tone>;
