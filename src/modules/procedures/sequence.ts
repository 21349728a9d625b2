import type { ProcedureVersion } from './procedure-version.ts';

/** The sequence of a procedure as a decision has it, where the catalogue has none. */
export interface EnteredSequence {
  readonly steps: readonly string[];
  readonly legalRef: string;
  readonly validFrom: string;
}

/** The sequence of a procedure (trình tự thực hiện), and the decision it was entered from where it is not the catalogue's. */
export interface KnownSequence {
  readonly steps: readonly string[];
  readonly legalRef?: string;
  readonly validFrom?: string;
}

/** What the catalogue has, else what was entered; undefined where neither says. */
export function knownSequence(
  { sequence }: Pick<ProcedureVersion, 'sequence'>,
  entered: EnteredSequence | undefined,
): KnownSequence | undefined {
  return sequence ? { steps: sequence } : entered;
}
