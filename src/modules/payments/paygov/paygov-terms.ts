import { inForceOn } from '../../../../reference/in-force.ts';
import { type PaygovTerms, paygovTerms } from '../../../../reference/payments/paygov.ts';

/** How PayGov speaks on a day. */
export function paygovTermsOn(day: string): PaygovTerms {
  return inForceOn(paygovTerms, day);
}
