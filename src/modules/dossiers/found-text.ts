import { fold } from '#platform/text';

/** A piece of a text; a word that was searched for is one of its own. */
export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

/** How many characters of a long text are shown, and how many of these before the first word that was found. */
const shown = 160;
const before = 40;

/**
 * Of the texts a dossier was found by, in their order, those that hold a word none before them holds, each with the words
 * marked; of a long one what stands around the first. `words` are folded.
 */
export function foundIn(texts: readonly string[], words: readonly string[]): Piece[][] {
  const missing = new Set(words);
  const found: Piece[][] = [];
  for (const text of texts) {
    const marks = marksIn(text, words);
    const isNew = marks.some(({ word }) => missing.has(word));
    for (const { word } of marks) missing.delete(word);
    if (isNew) found.push(piecesOf(text, marks));
  }
  return found;
}

interface Mark {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

const marksIn = (text: string, words: readonly string[]): Mark[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
    .map(({ 0: word, index }) => ({ word: fold(word), from: index, to: index + word.length }))
    .filter(({ word }) => words.includes(word));

function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const { from, to } = windowOf(text, marks[0]?.from ?? 0);
  const pieces: Piece[] = [];
  let at = from;
  for (const mark of marks.filter((each) => each.to <= to)) {
    pieces.push(
      { text: text.slice(at, mark.from), isFound: false },
      { text: text.slice(mark.from, mark.to), isFound: true },
    );
    at = mark.to;
  }
  pieces.push({ text: text.slice(at, to), isFound: false });
  const first = { text: from > 0 ? '…' : '', isFound: false };
  const last = { text: to < text.length ? '…' : '', isFound: false };
  return [first, ...pieces, last].filter((piece) => piece.text !== '');
}

/** What is shown of a text around a place in it: whole words, where there is a space to tell them by. */
function windowOf(text: string, place: number): { readonly from: number; readonly to: number } {
  if (text.length <= shown) return { from: 0, to: text.length };
  const start = Math.max(0, Math.min(place - before, text.length - shown));
  const space = start === 0 ? -1 : text.slice(start - 1, place).indexOf(' ');
  const from = start + Math.max(space, 0);
  const end = from + shown;
  const lastSpace = text.lastIndexOf(' ', end);
  return { from, to: end >= text.length ? text.length : lastSpace > place ? lastSpace : end };
}
