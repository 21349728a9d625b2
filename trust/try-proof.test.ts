import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { proofs } from './all.ts';
import type { Outcome, Proof } from './proof.ts';
import { linesOf, tryProof } from './try-proof.ts';

/** A hundredth of the hour that all of it takes; making ready for each takes longer than trying it. */
const small = { seed: 2026, share: 0.01 };

const outcome = (broken: readonly string[], tried = 3): Outcome => ({ tried, unit: 'doors', broken });

const proof = (run: Outcome, control: Outcome): Proof => ({
  name: 'doors',
  promise: 'No door opens.',
  goal: '0 open',
  run: async () => run,
  control: async () => control,
});

describe('a promise', () => {
  test('holds when nothing broke and the control did', async () => {
    const verdict = await tryProof(proof(outcome([]), outcome(['one'])), small);
    expect(verdict.holds).toBe(true);
    expect(linesOf(verdict)[0]).toMatch(/^holds {3}doors .*3 doors · 0 broken · control: 1 found in 3/);
  });

  test.each([
    ['something broke', outcome(['door 2 opened']), outcome(['one']), '- door 2 opened'],
    ['the control finds nothing', outcome([]), outcome([]), 'The control found nothing'],
    ['nothing was tried', outcome([], 0), outcome(['one']), '0 doors'],
  ])('does not hold when %s', async (_, run, control, line) => {
    const verdict = await tryProof(proof(run, control), small);
    expect(verdict.holds).toBe(false);
    expect(linesOf(verdict).join('\n')).toContain(line);
  });

  test('that cannot be tried on a machine is neither said to hold nor to be broken', async () => {
    const verdict = await tryProof(proof({ ...outcome([], 0), notShown: 'there are no doors' }, outcome([])), small);
    expect(verdict.holds).toBe(false);
    expect(linesOf(verdict)[0]).toBe('NOT SHOWN HERE  doors: there are no doors');
  });

  test('has a folder of its own while it is tried', async () => {
    const folders: string[] = [];
    const look = async ({ folder }: { readonly folder: string }) => {
      folders.push(existsSync(folder) ? folder : 'absent');
      return outcome([]);
    };
    await tryProof({ ...proof(outcome([]), outcome([])), run: look, control: look }, small);
    expect(new Set(folders).size).toBe(2);
    expect(folders.filter((folder) => folder === 'absent' || existsSync(folder))).toEqual([]);
  });
});

describe.runIf(proofs.length > 0)('tried at a small share', { timeout: 240_000 }, () => {
  test.for(proofs)('$promise', async (each, { skip }) => {
    const { outcome: found, control, holds } = await tryProof(each, small);
    skip(found.notShown !== undefined, found.notShown);
    expect(found.broken).toEqual([]);
    expect(control.broken).not.toEqual([]);
    expect(holds).toBe(true);
  });
});
