/** What a message is about; every kind is the type of the fact it tells of. */
export const letterKinds = [
  'dossier.submitted',
  'dossier.received',
  'dossier.supplement_requested',
  'dossier.supplement_handed_in',
  'dossier.intake_refused',
  'dossier.settlement_refused',
  'dossier.withdrawn',
  'dossier.lapsed',
  'dossier.delay_apologised',
  'dossier.result_issued',
  'dossier.handed_over',
] as const;

export type LetterKind = (typeof letterKinds)[number];

/** What staff are told inside the product; the outside never hears of it. */
export const staffKinds = ['dossier.transferred', 'dossier.reassigned'] as const;

export type MessageKind = LetterKind | (typeof staffKinds)[number];

/** What a letter's words are filled with; instants are milliseconds. */
export interface LetterFacts {
  readonly code: string;
  readonly procedureName: string;
  readonly promisedAt?: number | null;
  readonly reason?: string;
  readonly items?: readonly string[];
  readonly step?: string;
  /** Where the settling can be rated once; only in a letter, and gone from the outbox once it is sent. */
  readonly rateAt?: string;
}

/** The reason as a sentence: one full stop, whether its writer set it or not. */
export function reasonOf({ reason }: LetterFacts): string {
  return (reason ?? '').trim().replace(/\.?$/, '.');
}
