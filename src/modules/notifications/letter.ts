import type { Locale } from '#platform/words';
import { messages } from './messages.ts';

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
}

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** The words of a message in one language. */
export function writeLetter(kind: MessageKind, facts: LetterFacts, locale: Locale): Letter {
  const words = messages(locale);
  return { subject: words.subjects[kind](facts), text: words.texts[kind](facts) };
}

/** An e-mail: Vietnamese first, English below it, and where to look. */
export function writeMail(kind: LetterKind, facts: LetterFacts, publicUrl: string): Letter {
  const letters = (['vi', 'en'] as const).map((locale) => ({
    ...writeLetter(kind, facts, locale),
    closing: messages(locale).closing(`${publicUrl}/tra-cuu`),
  }));
  const [vi] = letters;
  return {
    subject: vi?.subject ?? '',
    text: letters.map(({ text, closing }) => `${text}\n\n${closing}`).join('\n\n—\n\n'),
  };
}
