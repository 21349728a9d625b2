/** Stands in for a character that the font cannot draw, so that nothing disappears without a trace. */
export const unprintable = '□';

// Direction marks, joiners, soft hyphens and variation selectors: invisible, and able to make a name read backwards.
const invisible = /[\p{Cf}\p{Co}\p{Cn}]|\p{Variation_Selector}/gu;
const control = /(?!\n)\p{Cc}/gu;
const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' });

type Draws = (codePoint: number) => boolean;

/** `text` in NFC with only what the font draws: an emoji or a Chinese letter becomes one `□`, marks unseen go. */
export function printableText(text: string, draws: Draws): string {
  const lines = text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(control, ' ');
  const seen = visible(lines);
  return drawsAll(seen, draws) ? seen : boxed(lines, draws);
}

function visible(text: string): string {
  return text.replace(invisible, '').normalize('NFC');
}

/** Grapheme by grapheme first, so that a family emoji is one box; then again by letter, since marks may now meet. */
function boxed(text: string, draws: Draws): string {
  const byGrapheme = Array.from(graphemes.segment(text), ({ segment }) =>
    drawsAll(visible(segment), draws) ? segment : unprintable,
  );
  const seen = visible(byGrapheme.join(''));
  return Array.from(seen, (character) => (drawsAll(character, draws) ? character : unprintable)).join('');
}

function drawsAll(text: string, draws: Draws): boolean {
  for (const character of text) {
    if (character !== '\n' && !draws(character.codePointAt(0) ?? 0)) return false;
  }
  return true;
}
