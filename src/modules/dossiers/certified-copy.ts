import { amountFor, type Fee, feeInWords } from '#modules/procedures';
import {
  type CertifiedCopyRule,
  type CopySeries,
  certifiedCopyRules,
} from '../../../reference/certification/certified-copies.ts';
import { inForceOn } from '../../../reference/in-force.ts';
import type { Dossier } from './dossier.ts';
import type { LineCorrection } from './register-correction.ts';

/** Copies on paper, or the original as a file (Điều 10, NĐ 45/2020/NĐ-CP). */
export type CopyKind = 'paper' | 'electronic';

/** One original of which copies of a kind are certified; the fee is counted by its pages, in đồng. */
export interface CertifiedCopy {
  /** From 1, in its dossier. */
  readonly ordinal: number;
  readonly kind: CopyKind;
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
export function copiesInAnswers({ papers }: Dossier['answers']): LineWanted[] {
  const rows = Array.isArray(papers) ? (papers as readonly Record<string, unknown>[]) : [];
  return rows.flatMap(({ name, pages, wanted, copies }) => {
    if (typeof name !== 'string' || !Number.isInteger(pages)) return [];
    const electronic = wanted === 'electronic' || wanted === 'both';
    const onPaper = Number.isInteger(copies) && wanted !== 'electronic' ? (copies as number) : 0;
    return linesFor({ original: name, pages: pages as number, copies: onPaper, electronic });
  });
}

/** What is wanted of an original: so many copies on paper, and one as a file, of which there is no need for a second. */
export interface OriginalToCopy extends CopiesWanted {
  readonly electronic: boolean;
}

export type LineWanted = CopiesWanted & Pick<CertifiedCopy, 'kind'>;

export type NewCertifiedCopy = LineWanted & Pick<CertifiedCopy, 'amount' | 'basis'>;

/** The lines that an original takes in the register: one for its copies on paper, one for the file. */
export function linesFor({ electronic, ...wanted }: OriginalToCopy): LineWanted[] {
  return [
    ...(wanted.copies > 0 ? [{ ...wanted, kind: 'paper' as const }] : []),
    ...(electronic ? [{ ...wanted, copies: 1, kind: 'electronic' as const }] : []),
  ];
}

/** The rule in force on a day. */
export function certifiedCopyRuleOn(day: string): CertifiedCopyRule {
  return inForceOn(certifiedCopyRules, day);
}

/** Whether the dossier is for certified copies, by the rule of the day on which it was handed in. */
export function isForCertifiedCopies({ procedureCode }: Pick<Dossier, 'procedureCode'>, day: string): boolean {
  return certifiedCopyRuleOn(day).procedures.includes(procedureCode);
}

/** Whether an original can be certified as a file, by the rule of a day. */
export const canBeElectronic = (day: string): boolean => certifiedCopyRuleOn(day).electronic !== undefined;

/** What copies of an original cost on a day by the fee of the catalogue: so much a page, tiers and the most for a copy included. */
export function priced(wanted: LineWanted, pageFee: Fee, day: string): NewCertifiedCopy {
  const { pages, copies, kind } = wanted;
  const { electronic } = certifiedCopyRuleOn(day);
  if (kind === 'electronic' && electronic?.fee === 'none')
    return { ...wanted, amount: 0, basis: `Bản sao điện tử: không thu phí (${electronic.legalRef})` };
  const amount = (amountFor(pageFee, pages) ?? 0) * copies;
  const counted = kind === 'electronic' ? `${pages} trang, bản sao điện tử` : `${pages} trang × ${copies} bản`;
  return { ...wanted, amount, basis: `${counted}; ${pageFeeInWords(pageFee, day)}` };
}

/** The fee by the page and where it comes from, as a clerk reads it. */
export const pageFeeInWords = (pageFee: Fee, day: string): string =>
  `${feeInWords(pageFee, 'vi')} (${certifiedCopyRuleOn(day).feeRef})`;

/** What the dossier owes for them. */
export function feeOfCopies({ original, kind, amount, basis }: NewCertifiedCopy) {
  const what = kind === 'electronic' ? 'Chứng thực bản sao điện tử' : 'Chứng thực bản sao';
  return { kind: 'fee', name: `${what}: ${original}`, amount, basis } as const;
}

/** In which series copies of a kind are numbered. */
export function seriesOfKind(kind: CopyKind, { electronic }: Pick<CertifiedCopyRule, 'electronic'>): CopySeries {
  return kind === 'electronic' ? (electronic?.series ?? 'certified_copy') : 'certified_copy';
}

/** The number of an electronic copy as it is written on it: "12, quyển số 2026-SCT/BS". */
export function electronicNotation(number: number, day: string): string {
  const written = certifiedCopyRuleOn(day).electronic?.written ?? '{number}/{year}';
  return written.replace('{number}', String(number)).replace('{year}', day.slice(0, 4));
}

/**
 * Which number each of a dossier's copies gets, in their order: one for each, or, where the rule numbers dossiers, one for all
 * of a series. `next` gives the next of a series: for good, or what it would be.
 */
export async function numberCopies<Number>(
  copies: readonly Pick<CertifiedCopy, 'kind'>[],
  rule: Pick<CertifiedCopyRule, 'numberedBy' | 'electronic'>,
  next: (series: CopySeries) => Promise<Number>,
): Promise<{ readonly series: CopySeries; readonly number: Number }[]> {
  const taken = new Map<CopySeries, Number>();
  const numbers: { readonly series: CopySeries; readonly number: Number }[] = [];
  for (const { kind } of copies) {
    const series = seriesOfKind(kind, rule);
    const earlier = rule.numberedBy === 'dossier' ? taken.get(series) : undefined;
    const number = earlier ?? (await next(series));
    taken.set(series, number);
    numbers.push({ series, number });
  }
  return numbers;
}
