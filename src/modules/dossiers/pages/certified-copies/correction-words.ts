import { dateOf } from '#ui';
import type { CopyCorrection } from '../../certified-copy.ts';
import type { certifiedMessages } from '../../certified-messages.ts';

/** A correction as one sentence: its day, each thing that was wrong and what is right, the reason, and who made it. */
export function sentenceOf(
  { was, becomes, reason, correctedAt, correctedByName }: Omit<CopyCorrection, 'ordinal'>,
  words: ReturnType<typeof certifiedMessages>,
): string {
  const changes = (['original', 'pages', 'copies'] as const)
    .filter((what) => was[what] !== becomes[what])
    .map((what) => words.change(words[what], String(was[what]), String(becomes[what])));
  return words.correction(dateOf(correctedAt), changes.join('; '), reason, correctedByName);
}
