import { type Day, dayOf } from '#platform/clock';
import { surveyFactors } from '../../../reference/satisfaction/survey.ts';

/** The three answers of criteria 10 and 11, best first. */
export const levels = ['very_satisfied', 'satisfied', 'dissatisfied'] as const;

export type Level = (typeof levels)[number];

export const factors = surveyFactors;

export type Factor = (typeof factors)[number];

/** What somebody says of the settling of a dossier. */
export interface Survey {
  readonly overall: Level;
  readonly convenience: Level | null;
  /** From 1, very dissatisfied, to 5, very satisfied; absent where nothing was said. */
  readonly factors: Readonly<Partial<Record<Factor, number>>>;
  readonly comment: string | null;
}

/** Whether an answer asks to be followed up. */
export function isBad({ overall, factors: marks }: Pick<Survey, 'overall' | 'factors'>): boolean {
  return overall === 'dissatisfied' || Object.values(marks).some((mark) => mark === 1);
}

/** The first day of the month of an instant (milliseconds): no answer keeps its time more exactly. */
export function monthOf(at: number): Day {
  return `${dayOf(at).slice(0, 7)}-01`;
}

/**
 * The months that ended within a span (milliseconds), by their first days, the last of which belongs to them no more. Who counts
 * answers up to any moment counts these alone: within a month, one day beside the next would tell what one person said.
 */
export function monthsOverWithin(from: number, until: number): { readonly from: Day; readonly to: Day } {
  return { from: monthOf(from), to: monthOf(until) };
}

/** The month before or after another, by its first day. */
export function shiftMonth(month: Day, by: number): Day {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const months = year * 12 + number - 1 + by;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
}
