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
 * What to mark in the texts of dossiers found by some words (folded): of the texts of each, in their order, those that hold
 * a word none before them holds; of a long one what stands around the first.
 */
export function findsOf(words: readonly string[]): (texts: readonly string[]) => Piece[][] {
  const folded = new Map<string, string>();
  return (texts) => {
    const missing = new Set(words);
    const found: Piece[][] = [];
    for (const text of texts) {
      const marks = wordsWithin(text, folded).filter(({ word }) => words.includes(word));
      const isNew = marks.some(({ word }) => missing.has(word));
      for (const { word } of marks) missing.delete(word);
      if (isNew) found.push(piecesOf(text, marks));
    }
    return found;
  };
}

interface Mark {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

/** Each word of a text, folded, and where it stands. The texts of many dossiers have most words in common: each is folded once. */
function wordsWithin(text: string, folded: Map<string, string>): Mark[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: written, index }) => {
    const word = folded.get(written) ?? fold(written);
    folded.set(written, word);
    return { word, from: index, to: index + written.length };
  });
}

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
