import type { Fact } from '#platform/journal';

/** What stands in every fact about money for a dossier. Amounts are whole đồng. */
interface About {
  readonly code: string;
  readonly amount: number;
}

export type PaymentOpened = Fact<'payment.opened', About & { readonly order: string }>;
/** The gateway took the money, and it paid what was owed. */
export type PaymentCounted = Fact<'payment.counted', About & { readonly order: string; readonly transaction: string }>;
/** The gateway took money that is not owed. */
export type SurplusTaken = Fact<
  'payment.surplus_taken',
  About & { readonly order: string; readonly transaction: string; readonly because: string }
>;
export type PaymentEnded = Fact<'payment.ended', About & { readonly order: string; readonly state: string }>;
export type ReceiptIssued = Fact<'payment.receipt_issued', About & { readonly receipt: string }>;
export type ReceiptCancelled = Fact<
  'payment.receipt_cancelled',
  About & { readonly receipt: string; readonly reason: string }
>;
export type RefundOpened = Fact<'payment.refund_opened', About & { readonly because: string }>;
export type RefundDecided = Fact<
  'payment.refund_decided',
  About & { readonly decision: string; readonly reason: string }
>;
export type RefundPaidBack = Fact<
  'payment.refund_paid_back',
  About & { readonly way: string; readonly reference: string }
>;
export type GatewaySet = Fact<'payment.gateway_set', { readonly validFrom: string; readonly isOffered: boolean }>;
export type StatementImported = Fact<'payment.statement_imported', { readonly lines: number; readonly added: number }>;

export type PaymentFact =
  | PaymentOpened
  | PaymentCounted
  | SurplusTaken
  | PaymentEnded
  | ReceiptIssued
  | ReceiptCancelled
  | RefundOpened
  | RefundDecided
  | RefundPaidBack
  | GatewaySet
  | StatementImported;
