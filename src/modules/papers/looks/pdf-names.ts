/** A PDF that is locked by encryption. */
const locking = ['Encrypt'];

/** What makes a PDF do something: run a script or a program, play media, send itself, open another file, or be a form of its own (XFA). */
const acting = [
  ...['JavaScript', 'Launch', 'RichMedia', 'Rendition', 'XFA', 'SubmitForm', 'ImportData'],
  ...['GoToE', 'GoToR'],
];

/** A name as it may be spelled: every letter also as `#` and two hexadecimal digits (ISO 32000-2, 7.3.5). */
export function spelling(name: string): string {
  return [...name].map((letter) => `(?:${letter}|#${hexOf(letter)})`).join('');
}

function hexOf(letter: string): string {
  const digits = letter.charCodeAt(0).toString(16);
  return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** A name ends at white space, a delimiter or the end of what is read. */
const ending = String.raw`(?![^\0\t\n\f\r ()<>[\]{}/%])`;

const anyOf = (names: readonly string[]): RegExp => new RegExp(`/(?:${names.map(spelling).join('|')})${ending}`);

const locks = anyOf(locking);
const acts = anyOf(acting);

/** What is wrong with a stretch of a PDF, by the names in it. */
export function faultIn(text: string): 'papers.pdf_locked' | 'papers.pdf_active' | undefined {
  if (locks.test(text)) return 'papers.pdf_locked';
  return acts.test(text) ? 'papers.pdf_active' : undefined;
}
