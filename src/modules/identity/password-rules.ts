import { fold } from '#platform/text';

interface LengthRule {
  readonly least: number;
  readonly legalRef: string;
}

/** How long a password must be; a second factor makes up for a shorter one. */
export const passwordLengths = {
  withSecondFactor: { least: 8, legalRef: 'TCVN 14423:2026' },
  alone: { least: 14, legalRef: 'TCVN 14423:2026' },
} as const satisfies Record<string, LengthRule>;

/** Longer ones are refused, so that nobody can make us hash a book. */
export const longestPassword = 128;

/** Words that guessers try first; a password that is little more than one of them is refused. */
const guessedFirst = ['matkhau', 'password', 'motcua', 'vietnam', 'quantri', 'admin', 'qwerty', 'iloveyou', 'hanoi'];

export type PasswordFault = 'too_short' | 'too_long' | 'has_user_name' | 'too_simple' | 'guessed_first';

/** What a password will protect. */
export interface PasswordUse {
  readonly username: string;
  readonly hasSecondFactor: boolean;
}

/** The least number of characters for an account. */
export function leastLength({ hasSecondFactor }: Pick<PasswordUse, 'hasSecondFactor'>): number {
  return passwordLengths[hasSecondFactor ? 'withSecondFactor' : 'alone'].least;
}

/**
 * What is wrong with a new password, if anything. No rule asks for capitals, digits or signs: they make passwords that
 * people write down (OWASP ASVS 5.0 V6.2.5).
 */
export function faultOfPassword(password: string, use: PasswordUse): PasswordFault | undefined {
  const characters = [...password];
  if (characters.length < leastLength(use)) return 'too_short';
  if (characters.length > longestPassword) return 'too_long';
  const plain = fold(password).replace(/[^a-z0-9]/g, '');
  const name = fold(use.username).split('@')[0] ?? '';
  if (name.length >= 4 && plain.includes(name)) return 'has_user_name';
  if (new Set(characters).size < 5 || isRun(password)) return 'too_simple';
  const isMostly = guessedFirst.some((word) => plain.includes(word) && plain.length - word.length < 6);
  return isMostly ? 'guessed_first' : undefined;
}

/** Whether every character follows the one before it, up or down: 12345678, hgfedcba. */
function isRun(password: string): boolean {
  const points = [...password].map((letter) => letter.codePointAt(0)!);
  const steps = points.slice(1).map((point, i) => point - points[i]!);
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
