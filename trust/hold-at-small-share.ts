import { expect, test } from 'vitest';
import type { Proof } from './proof.ts';
import { tryProof } from './try-proof.ts';

/** A hundredth of the hour that all of it takes; making ready for each takes longer than trying it. */
export const smallShare = { seed: 2026, share: 0.01 };

/** The test of one proof: at a small share its promise holds, and its control is found broken. */
export function holdsAtSmallShare(proof: Proof): void {
  test(proof.promise, { timeout: 240_000 }, async ({ skip }) => {
    const { outcome: found, control, holds } = await tryProof(proof, smallShare);
    skip(found.notShown !== undefined, found.notShown);
    expect(found.broken).toEqual([]);
    expect(control.broken).not.toEqual([]);
    expect(holds).toBe(true);
  });
}
