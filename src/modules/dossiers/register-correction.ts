import { Refusal } from '#platform/errors';
import type { Act } from '#platform/journal';
import type { Dossier } from './dossier.ts';

/** A correction of a line of a register: the line stays as it was written, and what is right stands beside it. */
export interface LineCorrection<Words> {
  /** Of the line, in its dossier. */
  readonly ordinal: number;
  readonly was: Words;
  readonly becomes: Words;
  readonly reason: string;
  /** Milliseconds. */
  readonly correctedAt: number;
  readonly correctedByName: string;
}

/** A correction as it stands beside its line. */
export type NoteBeside<Words> = Omit<LineCorrection<Words>, 'ordinal'>;

/** What a line of the register says by now: the last correction counts, in the order in which they were made. */
export const asCorrected = <Words>(
  line: Words,
  corrections: readonly Pick<LineCorrection<Words>, 'becomes'>[],
): Words => corrections.at(-1)?.becomes ?? line;

/** The line of a register whose agency the asker works for; throws `dossier.not_in_register` for any other. */
export function lineInOwnRegister<Line extends { readonly ordinal: number; readonly issuerAgencyId: string | null }>(
  { who }: Pick<Act, 'who'>,
  { code }: Dossier,
  lines: readonly Line[],
  ordinal: number,
): Line {
  const line = lines.find((one) => one.ordinal === ordinal);
  if (!line?.issuerAgencyId || !who.agencies.includes(line.issuerAgencyId))
    throw new Refusal('dossier.not_in_register', { code });
  return line;
}

/** What a line says by now and what it is to say; throws `dossier.nothing_corrected` (422), beside `field`, where that is the same. */
export function correctionOf<Words extends object>(
  was: Words,
  right: Partial<Words>,
  field: string,
): Pick<LineCorrection<Words>, 'was' | 'becomes'> {
  const becomes = { ...was, ...right };
  if ((Object.keys(becomes) as (keyof Words)[]).every((what) => was[what] === becomes[what]))
    throw new Refusal('dossier.nothing_corrected', { field }, 422);
  return { was, becomes };
}
