import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '#platform/root';
import { proofs } from './all.ts';
import { smallShare } from './hold-at-small-share.ts';
import type { Outcome, Proof } from './proof.ts';
import { linesOf, tryProof } from './try-proof.ts';

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
    const verdict = await tryProof(proof(outcome([]), outcome(['one'])), smallShare);
    expect(verdict.holds).toBe(true);
    expect(linesOf(verdict)[0]).toMatch(/^holds {3}doors .*3 doors · 0 broken · control: 1 found in 3/);
  });

  test.each([
    ['something broke', outcome(['door 2 opened']), outcome(['one']), '- door 2 opened'],
    ['the control finds nothing', outcome([]), outcome([]), 'The control found nothing'],
    ['nothing was tried', outcome([], 0), outcome(['one']), '0 doors'],
  ])('does not hold when %s', async (_, run, control, line) => {
    const verdict = await tryProof(proof(run, control), smallShare);
    expect(verdict.holds).toBe(false);
    expect(linesOf(verdict).join('\n')).toContain(line);
  });

  test('that cannot be tried on a machine is neither said to hold nor to be broken', async () => {
    const verdict = await tryProof(
      proof({ ...outcome([], 0), notShown: 'there are no doors' }, outcome([])),
      smallShare,
    );
    expect(verdict.holds).toBe(false);
    expect(linesOf(verdict)[0]).toBe('NOT SHOWN HERE  doors: there are no doors');
  });

  test('has a folder of its own while it is tried', async () => {
    const folders: string[] = [];
    const look = async ({ folder }: { readonly folder: string }) => {
      folders.push(existsSync(folder) ? folder : 'absent');
      return outcome([]);
    };
    await tryProof({ ...proof(outcome([]), outcome([])), run: look, control: look }, smallShare);
    expect(new Set(folders).size).toBe(2);
    expect(folders.filter((folder) => folder === 'absent' || existsSync(folder))).toEqual([]);
  });
});

test.for(proofs)('$name is tried by a test in a file of its own', ({ name }) => {
  expect(readFileSync(join(root, 'trust', `${name}.test.ts`), 'utf8')).toMatch(/^holdsAtSmallShare\(\w+\);$/m);
});
