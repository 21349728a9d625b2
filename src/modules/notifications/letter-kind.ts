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

/** What the sender of feedback is told. */
export const senderKinds = [
  'feedback.received',
  'feedback.transferred',
  'feedback.redirected',
  'feedback.declined',
  'feedback.answered',
] as const;

export type LetterKind = (typeof letterKinds)[number] | (typeof senderKinds)[number];

/** What staff are told inside the product; the outside never hears of it. */
export const staffKinds = ['dossier.transferred', 'dossier.reassigned'] as const;

/** What an officer is told who has feedback to answer. */
export const drafterKinds = ['feedback.taken_up', 'feedback.reassigned', 'feedback.reopened'] as const;

/** What is told inside the product of requests about personal data: to who asked, and before a clock ends to who answers. */
type RequestKinds = 'taken_up' | 'extended' | 'answered' | 'due_soon';

export type RequestMessageKind = `data_rights.${RequestKinds}`;

export type MessageKind = LetterKind | (typeof staffKinds)[number] | (typeof drafterKinds)[number] | RequestMessageKind;

/** Whether a message is about feedback, and so leads there. */
export const isAboutFeedback = (kind: MessageKind): boolean => kind.startsWith('feedback.');

/** What a letter's words are filled with; instants are milliseconds. */
export interface LetterFacts {
  readonly code: string;
  /** Empty for feedback, which is about no procedure. */
  readonly procedureName: string;
  readonly promisedAt?: number | null;
  readonly reason?: string;
  readonly items?: readonly string[];
  readonly step?: string;
  /** The request it tells of, by its id; there is then no dossier. */
  readonly request?: string;
  /** Where the settling can be rated once; only in a letter, and gone from the outbox once it is sent. */
  readonly rateAt?: string;
}

/** The reason as a sentence: one full stop, whether its writer set it or not. */
export function reasonOf({ reason }: { readonly reason?: string | undefined }): string {
  return (reason ?? '').trim().replace(/\.?$/, '.');
}
