import { type PaygovTerms, paygovTerms } from '../../../../reference/payments/paygov.ts';

/** How PayGov speaks on a day. */
export function paygovTermsOn(day: string): PaygovTerms {
  return paygovTerms.findLast(({ validFrom }) => validFrom <= day) ?? paygovTerms[0]!;
}
