import { expect, test } from 'vitest';
import { agencies } from '#test/cast';
import { handIn } from '#test/hand-in';
import { pdf } from '#test/sample-files';
import { world } from '#test/world';
import { contentsAreIntact } from './invariants.ts';

test('a file whose content is gone breaks the invariant, of its agency only', () =>
  world(async (w) => {
    await handIn(w, 'citizen An', { content: pdf() });
    const broken = () => contentsAreIntact.violations(w.database, [agencies.a, agencies.b], w.tools);
    expect(await broken()).toEqual([]);
    await w.rows(`update papers.file set sha256 = repeat('0', 64)`);
    expect(await broken()).toEqual([`agency ${agencies.a}: the content ${'0'.repeat(64)} is missing`]);
  }));
