import { inForceOn } from '../../../reference/in-force.ts';
import { type RefundRule, refundRules } from '../../../reference/payments/refund-rules.ts';

/** The rule in force on a day. */
export function refundRuleOn(day: string): RefundRule {
  return inForceOn(refundRules, day);
}
