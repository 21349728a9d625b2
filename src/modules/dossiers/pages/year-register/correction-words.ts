import { dateOf } from '#ui';
import type { NoteBeside } from '../../register-correction.ts';

/** How a register speaks of a correction, and what it calls each thing that can be corrected. */
export interface CorrectionSpeech<Words> {
  /** In the order in which they are named. */
  readonly parts: readonly (readonly [part: keyof Words, name: string])[];
  change(what: string, was: string, becomes: string): string;
  correction(day: string, changes: string, reason: string, by: string): string;
}

/** A correction as one sentence: its day, each thing that was wrong and what is right, the reason, and who made it. */
export function sentenceOf<Words>(
  { was, becomes, reason, correctedAt, correctedByName }: NoteBeside<Words>,
  { parts, change, correction }: CorrectionSpeech<Words>,
): string {
  const changes = parts
    .filter(([part]) => was[part] !== becomes[part])
    .map(([part, name]) => change(name, String(was[part] ?? '–'), String(becomes[part] ?? '–')));
  return correction(dateOf(correctedAt), changes.join('; '), reason, correctedByName);
}
