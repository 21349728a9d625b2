/** The five written tones as combining marks, in dictionary order after the level tone. */
const tones = '\u0300\u0309\u0303\u0301\u0323';
const toneMark = new RegExp(`[${tones}]`, 'g');
const combiningMark = /\p{Mn}/gu;
const unseen = /(?!\n)[\p{Cc}\p{Cf}]/gu;

/** Text as it is stored: composed (NFC), Đ instead of Ð, no invisible characters, single spaces, trimmed; lines kept. */
export function normaliseText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(unseen, '')
    .normalize('NFC')
    .replaceAll('\u00D0', 'Đ')
    .replaceAll('\u00F0', 'đ')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** Text as it is searched: lower case, without accents, đ as d; so both placements of a tone are equal. */
export function fold(text: string): string {
  const bare = normaliseText(text).toLowerCase().normalize('NFD').replace(combiningMark, '');
  return bare.replaceAll('đ', 'd').replaceAll('\n', ' ');
}

/** Whether two texts say the same whatever their case and tone placement (hoà, hòa); a different tone differs. */
export function isSameText(a: string, b: string): boolean {
  return comparable(a) === comparable(b);
}

/**
 * A key whose byte order is the order of Vietnamese lists: by given name (tên), family name (họ), middle names (đệm);
 * letters a ă â … đ … ơ … ư first, then tones level, huyền, hỏi, ngã, sắc, nặng.
 */
export function sortKeyOfName(fullName: string): string {
  const words = normaliseText(fullName).toLowerCase().split(/\s/);
  const given = words.at(-1) ?? '';
  const family = words.length > 1 ? (words[0] ?? '') : '';
  return [given, family, ...words.slice(1, -1)].map(sortKeyOfWord).join(' ');
}

function sortKeyOfWord(word: string): string {
  const spelled = word.normalize('NFD');
  const letters = spelled.replace(toneMark, '').normalize('NFC');
  return `${[...letters].map(rankOfLetter).join('')}!${toneOf(spelled)}`;
}

const variants = ['aăâ', 'dđ', 'eê', 'oôơ', 'uư'];

function rankOfLetter(letter: string): string {
  const family = variants.find((letters) => letters.includes(letter));
  return family ? `${family.charAt(0)}${family.indexOf(letter)}` : letter;
}

function toneOf(spelled: string): number {
  const mark = spelled.match(toneMark)?.[0];
  return mark ? tones.indexOf(mark) + 1 : 0;
}

/** Text with its accents, in lower case, each tone at the end of its syllable: equal for both placements of a tone. */
export function comparable(text: string): string {
  const syllables = normaliseText(text).toLowerCase().split(/\s/);
  return syllables.map((one) => toneLast(one.normalize('NFD'))).join(' ');
}

const toneLast = (spelled: string): string => spelled.replace(toneMark, '') + (spelled.match(toneMark) ?? []).join('');
