import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome, Proof, Trial } from './proof.ts';

/** What came of one proof. */
export interface Verdict {
  readonly proof: Pick<Proof, 'name' | 'promise' | 'goal'>;
  readonly outcome: Outcome;
  /** What the same harness found on something known to be bad. */
  readonly control: Outcome;
  readonly seconds: number;
  /** Something was tried, nothing broke, and the harness can tell. */
  readonly holds: boolean;
}

async function inFolder(work: (folder: string) => Promise<Outcome>): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-trust-'));
  chmodSync(folder, 0o711);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs one proof and its negative control, each in a folder of its own. */
export async function tryProof(proof: Proof, how: Pick<Trial, 'seed' | 'share'>): Promise<Verdict> {
  const begun = performance.now();
  const outcome = await inFolder((folder) => proof.run({ ...how, folder }));
  const control = await inFolder((folder) => proof.control({ ...how, folder }));
  const holds = outcome.tried > 0 && outcome.broken.length === 0 && control.broken.length > 0;
  return { proof, outcome, control, seconds: (performance.now() - begun) / 1_000, holds };
}

/** One verdict as lines for a terminal: what was tried and, when it does not hold, the first things that broke. */
export function linesOf({ proof, outcome, control, seconds, holds }: Verdict): string[] {
  const { tried, unit, broken, figure, notShown } = outcome;
  if (notShown) return [`NOT SHOWN HERE  ${proof.name}: ${notShown}`, `        ${proof.promise}`];
  const found = `control: ${control.broken.length} found in ${control.tried.toLocaleString('en')}`;
  const sum = [`${tried.toLocaleString('en')} ${unit}`, `${broken.length} broken`, figure, found].filter(Boolean);
  return [
    `${holds ? 'holds ' : 'BROKEN'}  ${proof.name.padEnd(12)}  ${sum.join(' · ')} · ${seconds.toFixed(0)} s`,
    `        ${proof.promise} Goal: ${proof.goal}.`,
    ...(control.broken.length === 0 ? ['        The control found nothing: this proves nothing.'] : []),
    ...broken.slice(0, 20).map((line) => `        - ${line}`),
  ];
}
