import type { Locale } from '#platform/words';
import { isAboutFeedback, type LetterFacts, type LetterKind, type MessageKind } from './letter-kind.ts';
import { messages } from './messages.ts';

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
    closing: messages(locale).closing(`${publicUrl}${isAboutFeedback(kind) ? '/phan-anh/tra-cuu' : '/tra-cuu'}`),
    rating: facts.rateAt ? `\n\n${messages(locale).rateByLetter(publicUrl + facts.rateAt)}` : '',
  }));
  const [vi] = letters;
  return {
    subject: vi?.subject ?? '',
    text: letters.map(({ text, rating, closing }) => `${text}${rating}\n\n${closing}`).join('\n\n—\n\n'),
  };
}
