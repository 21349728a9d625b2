import { randomInt } from 'node:crypto';

const written = /^PA-([A-Z0-9.]{3,35})-(\d{6})-(\d{4,})$/;

/** Writes `PA-H44.127-261127-0001`: whose it is, the day, the number of that day. */
export function writeFeedbackCode(agencyCode: string, day: string, number: number): string {
  return `PA-${agencyCode}-${day.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
}

/** Reads a code as people type it, spaces and case aside; undefined when it is none. */
export function readFeedbackCode(text: string): { readonly code: string; readonly agencyCode: string } | undefined {
  const code = text.replace(/\s+/g, '').toUpperCase();
  const match = written.exec(code);
  return match ? { code, agencyCode: match[1] ?? '' } : undefined;
}

/** Letters and digits that nobody takes for one another, on paper or on the telephone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A secret of some 58 random bits that can be written down, `K7QM-2XTA-9FWD`; only its hash is stored. */
export function newLookUpSecret(): string {
  const letters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** The secret as it is hashed, however it was typed. */
export function plainSecret(text: string): string {
  return text.replace(/[^0-9a-z]/gi, '').toUpperCase();
}
