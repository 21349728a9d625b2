import { amountFor, type Fee, feeInWords } from '#modules/procedures';
import type { Day } from '#platform/clock';
import { type ExtractKind, type ExtractRule, extractRules } from '../../../reference/civil-status/extracts.ts';
import { inForceOn } from '../../../reference/in-force.ts';
import type { Dossier } from './dossier.ts';
import type { NumberSeries } from './dossier-store.ts';
import { extractMessages } from './extract-messages.ts';
import type { LineCorrection } from './register-correction.ts';

export type { ExtractKind };

/** Whose event a civil-status register holds, and where in it: as the register says it. */
export interface RegisteredEvent {
  readonly registeredName: string;
  readonly registryNumber?: string | undefined;
  readonly registryBook?: string | undefined;
  /** In words: of old registers often no more than the year is known. */
  readonly registeredOn?: string | undefined;
  readonly registeredAt?: string | undefined;
}

/** What a line of the register says besides its kind, and what of it can be corrected. */
export interface ExtractWords extends RegisteredEvent {
  readonly copies: number;
}

export interface ExtractWanted extends ExtractWords {
  readonly kind: ExtractKind;
}

/** One extract of which copies are given out; the fee is counted by the copy, in đồng. */
export interface ExtractCopy extends ExtractWanted {
  /** From 1, in its dossier. */
  readonly ordinal: number;
  readonly amount: number;
  /** How the amount was worked out, and by which rule. */
  readonly basis: string;
  readonly enteredByName: string;
  /** The agency that gave it out, in whose register of the year the number stands; null until it is issued. */
  readonly issuerAgencyId: string | null;
  readonly number: number | null;
  /** The number as it stands on the paper. */
  readonly notation: string | null;
  /** Milliseconds. */
  readonly issuedAt: number | null;
  readonly signedByName: string | null;
  readonly signedByPosition: string | null;
}

export type NewExtractCopy = ExtractWanted & Pick<ExtractCopy, 'amount' | 'basis'>;

export type ExtractCorrection = LineCorrection<ExtractWords>;

/** The rule in force on a day. */
export function extractRuleOn(day: string): ExtractRule {
  return inForceOn(extractRules, day);
}

export const extractKinds = Object.keys(extractRules[0]!.marks) as readonly ExtractKind[];

/** Whether the dossier is for copies of extracts, by the rule of the day on which it was handed in. */
export function isForExtractCopies({ procedureCode }: Pick<Dossier, 'procedureCode'>, day: string): boolean {
  return extractRuleOn(day).copies.includes(procedureCode);
}

/**
 * The fee by the copy among those of a procedure for copies of extracts; none for any other. The catalogue states it without
 * a unit, which is the copy by the rule of the day.
 */
export function copyFeeOf(procedureCode: string, fees: readonly Fee[], day: string): Fee | undefined {
  if (!extractRuleOn(day).copies.includes(procedureCode)) return undefined;
  const fee = fees.find(({ amount, perWhat = 'bản' }) => amount !== undefined && perWhat.startsWith('bản'));
  return fee && { ...fee, perWhat: fee.perWhat ?? 'bản' };
}

/** What copies of an extract cost by the fee of the catalogue. */
export function pricedExtract(wanted: ExtractWanted, copyFee: Fee, day: string): NewExtractCopy {
  const amount = amountFor(copyFee, wanted.copies) ?? 0;
  return { ...wanted, amount, basis: `${wanted.copies} bản; ${copyFeeInWords(copyFee, day)}` };
}

/** The fee by the copy and where it comes from, as a clerk reads it. */
export const copyFeeInWords = (copyFee: Fee, day: string): string =>
  `${feeInWords(copyFee, 'vi')} (${extractRuleOn(day).feeRef})`;

/** What the dossier owes for them; whose event it is stays out of what is paid. */
export function feeOfExtract({ kind, amount, basis }: NewExtractCopy) {
  return { kind: 'fee', name: `Bản sao ${extractMessages('vi').kinds[kind].toLowerCase()}`, amount, basis } as const;
}

/** The extracts that a citizen listed in the form of the procedure; none in any other form. */
export function extractsInAnswers({ extracts }: Dossier['answers']): ExtractWanted[] {
  const rows = Array.isArray(extracts) ? (extracts as readonly Record<string, unknown>[]) : [];
  return rows.flatMap(({ kind, copies, registeredName, registeredOn, ...row }) => {
    const known = extractKinds.find((each) => each === kind);
    if (!known || typeof registeredName !== 'string' || !Number.isInteger(copies)) return [];
    const { registryNumber, registryBook, registeredAt } = row;
    return [
      {
        ...{ kind: known, copies: copies as number, registeredName, registryNumber: textIn(registryNumber) },
        ...{ registryBook: textIn(registryBook), registeredOn: dayInWords(textIn(registeredOn)) },
        registeredAt: textIn(registeredAt),
      },
    ];
  });
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A day of a form, of which only the year may be known, as people write it. */
const dayInWords = (day: string | undefined): string | undefined => day?.split('-').toReversed().join('/');

/** What a line of the register says, without what belongs to its number. */
export function wordsOfLine(line: ExtractWords): ExtractWords {
  const { registeredName, registryNumber, registryBook, registeredOn, registeredAt, copies } = line;
  return { registeredName, registryNumber, registryBook, registeredOn, registeredAt, copies };
}

/** How extracts are numbered on a day. */
export interface Numbering {
  readonly day: Day;
  readonly rule: Pick<ExtractRule, 'copiesNumberedBy' | 'marks' | 'results' | 'written'>;
}

export const numberingOn = (day: Day): Numbering => ({ day, rule: extractRuleOn(day) });

type ExtractSeries = Extract<NumberSeries, `extract${string}`>;

/** In which series copies of an extract are numbered: all of them in one, or each kind in its own. */
export function seriesOfCopy(kind: ExtractKind, { rule }: Numbering): ExtractSeries {
  return rule.copiesNumberedBy === 'kind' ? `extract_copy:${kind}` : 'extract_copy';
}

type Settled = Pick<Dossier, 'procedureCode'>;

/** In which series a result is numbered; an extract given as the result of a registration has one of its kind. */
export function seriesOfResult({ procedureCode }: Settled, { rule }: Numbering): 'result' | ExtractSeries {
  const kind = rule.results[procedureCode];
  return kind ? `extract:${kind}` : 'result';
}

/** The number of copies of an extract as it is written: "05/TLKS-BS". */
export function copyNotation(number: number, kind: ExtractKind, numbering: Numbering): string {
  return written(numbering.rule.written.copy, number, kind, numbering);
}

/** The number of a result as it is written: "05/2026", and "05/TLKT" on an extract. */
export function resultNotation(number: number, { procedureCode }: Settled, numbering: Numbering): string {
  const kind = numbering.rule.results[procedureCode];
  if (kind) return written(numbering.rule.written.result, number, kind, numbering);
  return `${twoDigits(number)}/${numbering.day.slice(0, 4)}`;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

function written(pattern: string, number: number, kind: ExtractKind, { day, rule }: Numbering): string {
  return pattern
    .replace('{number}', twoDigits(number))
    .replace('{mark}', rule.marks[kind])
    .replace('{year}', day.slice(0, 4));
}

/** The numbers that copies would get one after another, as they are written; `next` says what a series gives next. */
export async function notationsAhead(
  extracts: readonly Pick<ExtractCopy, 'kind'>[],
  numbering: Numbering,
  next: (series: ExtractSeries) => Promise<number>,
): Promise<string[]> {
  const ahead = new Map<ExtractSeries, number>();
  const notations: string[] = [];
  for (const { kind } of extracts) {
    const series = seriesOfCopy(kind, numbering);
    const number = ahead.get(series) ?? (await next(series));
    ahead.set(series, number + 1);
    notations.push(copyNotation(number, kind, numbering));
  }
  return notations;
}

/** An extract as it stands on the paper that goes with its copies; `unnumbered` in place of a number it has not got yet. */
export function extractOnPaper({ kind, registeredName, copies, notation }: ExtractCopy, unnumbered: string): string {
  return `${extractMessages('vi').copyOf(kind)} của ${registeredName}, số ${notation ?? unnumbered}: ${copies} bản`;
}
