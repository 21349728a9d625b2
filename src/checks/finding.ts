import { globSync } from 'node:fs';
import { join } from 'node:path';

/** One thing that is not as the house wants it. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly says: string;
}

/** What a check saw and what it found; a check that saw nothing has proved nothing. */
export interface Outcome {
  readonly findings: readonly Finding[];
  /** How many things were looked at, in words of the check: `412 imports`. */
  readonly looked: number;
  readonly at: string;
}

/** The root of the checkout. */
export const checkout = join(import.meta.dirname, '../..');

/** Whether an outcome is a failure: something was found, or nothing was looked at. */
export const fails = ({ findings, looked }: Outcome): boolean => findings.length > 0 || looked === 0;

/** Prints an outcome; the process fails with it. */
export function report(outcome: Outcome): void {
  const { findings, looked, at } = outcome;
  for (const { file, line, says } of findings) console.log(`${file}:${line}  ${says}`);
  console.log(`${findings.length} findings in ${looked} ${at}`);
  if (fails(outcome)) process.exitCode = 1;
}

/** The files under `root` that fit one of the patterns, without what is installed or made at run time; sorted. */
export function filesOf(root: string, ...patterns: string[]): string[] {
  const skip = ['**/node_modules/**', 'node_modules/**', 'var/**', '.git/**'];
  return globSync(patterns, { cwd: root, exclude: skip })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/** The line, counted from 1, on which position `index` of `text` stands. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, Math.max(0, index)).split('\n').length;
}
