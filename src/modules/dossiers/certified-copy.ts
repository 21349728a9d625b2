import { amountFor, type Fee, feeInWords } from '#modules/procedures';
import { type CertifiedCopyRule, certifiedCopyRules } from '../../../reference/certification/certified-copies.ts';
import type { Dossier } from './dossier.ts';
import type { LineCorrection } from './register-correction.ts';

/** One original of which copies are certified; the fee is counted by its pages, in đồng. */
export interface CertifiedCopy {
  /** From 1, in its dossier. */
  readonly ordinal: number;
  /** What the original is called. */
  readonly original: string;
  readonly pages: number;
  readonly copies: number;
  readonly amount: number;
  /** How the amount was worked out, and by which rule. */
  readonly basis: string;
  readonly enteredByName: string;
  /** The agency that certified it, and its number in that agency's register of the year; null until it is certified. */
  readonly issuerAgencyId: string | null;
  readonly number: number | null;
  /** Milliseconds. */
  readonly certifiedAt: number | null;
  readonly signedByName: string | null;
  readonly signedByPosition: string | null;
}

/** A correction of a line of the register of certified copies. */
export type CopyCorrection = LineCorrection<CopiesWanted>;

export type CopiesWanted = Pick<CertifiedCopy, 'original' | 'pages' | 'copies'>;

/** The originals that a citizen listed in the form of the procedure; none in any other form. */
export function copiesInAnswers({ papers }: Dossier['answers']): CopiesWanted[] {
  const rows = Array.isArray(papers) ? (papers as readonly Record<string, unknown>[]) : [];
  return rows.flatMap(({ name, pages, copies }) =>
    typeof name === 'string' && Number.isInteger(pages) && Number.isInteger(copies)
      ? [{ original: name, pages: pages as number, copies: copies as number }]
      : [],
  );
}

export type NewCertifiedCopy = CopiesWanted & Pick<CertifiedCopy, 'amount' | 'basis'>;

/** The rule in force on a day. */
export function certifiedCopyRuleOn(day: string): CertifiedCopyRule {
  return certifiedCopyRules.findLast(({ validFrom }) => validFrom <= day) ?? certifiedCopyRules[0]!;
}

/** Whether the dossier is for certified copies, by the rule of the day on which it was handed in. */
export function isForCertifiedCopies({ procedureCode }: Pick<Dossier, 'procedureCode'>, day: string): boolean {
  return certifiedCopyRuleOn(day).procedures.includes(procedureCode);
}

/** What copies of an original cost on a day by the fee of the catalogue: so much a page, tiers and the most for a copy included. */
export function priced(wanted: CopiesWanted, pageFee: Fee, day: string): NewCertifiedCopy {
  const { pages, copies } = wanted;
  const amount = (amountFor(pageFee, pages) ?? 0) * copies;
  return { ...wanted, amount, basis: `${pages} trang × ${copies} bản; ${pageFeeInWords(pageFee, day)}` };
}

/** The fee by the page and where it comes from, as a clerk reads it. */
export const pageFeeInWords = (pageFee: Fee, day: string): string =>
  `${feeInWords(pageFee, 'vi')} (${certifiedCopyRuleOn(day).feeRef})`;

/** What the dossier owes for them. */
export function feeOfCopies({ original, amount, basis }: NewCertifiedCopy) {
  return { kind: 'fee', name: `Chứng thực bản sao: ${original}`, amount, basis } as const;
}
