import { normaliseText } from '#platform/text';

/**
 * One line of text as it is kept. The place of a tone is the person's own: `Thuỷ` stays `Thuỷ`. Half a character, which
 * only a broken or hostile sender gives, becomes �, as the database could not keep it.
 */
export function cleanLine(text: string): string {
  return normaliseText(text.toWellFormed());
}

/** Text of several lines, each cleaned as one line is; line ends become `\n`. */
export function cleanParagraphs(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(cleanLine)
    .join('\n')
    .trim();
}
