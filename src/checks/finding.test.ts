import { expect, it } from 'vitest';
import { checkBoundaries } from './boundaries.ts';
import { fails, filesOf, lineAt } from './finding.ts';
import { readExplanation } from './imports.ts';
import { checkLinks } from './links.ts';
import { lookAt } from './planted-tree.ts';

it('a check that found nothing passes, unless it looked at nothing', () => {
  const finding = { file: 'a.ts', line: 1, says: 'x' };
  expect(fails({ findings: [], looked: 3, at: 'files' })).toBe(false);
  expect(fails({ findings: [finding], looked: 3, at: 'files' })).toBe(true);
  expect(fails({ findings: [], looked: 0, at: 'files' })).toBe(true);
});

it('an empty house fails, and so does a compiler that explains itself in other words', () => {
  expect(fails(lookAt(checkLinks, {}))).toBe(true);
  expect(fails(lookAt(checkBoundaries, { 'src/platform/a.ts': 'export const a = 1;' }))).toBe(true);
  expect(readExplanation("src/a.ts\n   Used through './a.ts' by 'src/b.ts'")).toEqual([]);
});

it('what is installed or made at run time is not looked at', () => {
  const seen = (root: string) => ({ findings: [], looked: filesOf(root, '**/*.md').length, at: 'files' });
  const files = {
    'a.md': '',
    'docs/b.md': '',
    'node_modules/c/d.md': '',
    'docs/node_modules/e.md': '',
    'var/f.md': '',
  };
  expect(lookAt(seen, files).looked).toBe(2);
});

it('lines are counted from one', () => {
  expect([lineAt('a\nb', 0), lineAt('a\nb', 2), lineAt('a\nb', -1)]).toEqual([1, 2, 1]);
});
