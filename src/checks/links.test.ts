import { expect, it } from 'vitest';
import { checkLinks } from './links.ts';
import { lookAt, said } from './planted-tree.ts';

const clean = {
  'README.md': [
    '[Style](STYLE.md) [a part](STYLE.md#names) [down](docs/a.md "title") [out](https://example.org/x.md) [here](#top)',
    '`[code](nowhere.md)` <img src="docs/a.md">',
    '```',
    '[example](nowhere.md)',
    '```',
  ].join('\n'),
  'STYLE.md': '',
  'docs/a.md': '[up](../README.md)',
};

it('links that lead somewhere pass, having been seen', () => {
  const outcome = lookAt(checkLinks, clean);
  expect(outcome.findings).toEqual([]);
  expect(outcome.looked).toBe(5);
});

it('links and pictures that lead nowhere are caught', () => {
  const planted = '\n[a](b.md)\n![c](d.png)\n<img src="e.png">\n[f]: g.md';
  expect(said(lookAt(checkLinks, { ...clean, 'docs/a.md': planted }))).toEqual([
    'docs/a.md:2 leads to nothing: b.md',
    'docs/a.md:3 leads to nothing: d.png',
    'docs/a.md:4 leads to nothing: e.png',
    'docs/a.md:5 leads to nothing: g.md',
  ]);
});
