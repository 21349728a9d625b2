/** One promise of the product, and a harness that tries hard to see it broken. */
export interface Proof {
  /** As it is named on the command line: `access`. */
  readonly name: string;
  /** One sentence: what nobody should ever see happen. */
  readonly promise: string;
  /** What is wanted, as the table shows it: `0 deviations`. */
  readonly goal: string;
  /** It judges how fast or how soon, and so is tried when nothing else is. */
  readonly alone?: boolean;
  /** Tries to break the promise. Throws only when the harness itself could not work. */
  run(trial: Trial): Promise<Outcome>;
  /** Negative control: the same harness on something known to be bad. It must find it broken, or it proves nothing. */
  control(trial: Trial): Promise<Outcome>;
}

/** How hard to try, and with what luck. */
export interface Trial {
  /** All that is random follows from it, so that a finding can be had again. */
  readonly seed: number;
  /** The share of the full size to try, more than 0 and at most 1: `npm run trust` tries all, the tests a small part. */
  readonly share: number;
  /** A folder of its own that is taken away afterwards. */
  readonly folder: string;
}

export interface Outcome {
  /** How often the promise was put to the test. */
  readonly tried: number;
  /** What was tried, in the plural: `requests`. */
  readonly unit: string;
  /** One line for each time it broke. */
  readonly broken: readonly string[];
  /** What else is worth a line: `212,000 rows/s`. Goals on such figures are judged here too, by a line in `broken`. */
  readonly figure?: string;
  /** Why it could not be tried on this machine; then nothing was shown, and nobody is told that it holds. */
  readonly notShown?: string;
}

/** `full × share`, but at least one. */
export const sized = (full: number, { share }: Pick<Trial, 'share'>): number => Math.max(1, Math.round(full * share));
