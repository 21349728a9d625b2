import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeUnfinished, writeWhole } from './backup-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The files of `log`, as somebody sees them who copies that folder. */
const copied = (): string[] => readdirSync(join(folder, 'log'));

describe('a file of a backup, seen by somebody who copies the folder while it is written', () => {
  test('is not there before it is whole', async () => {
    const seen: string[][] = [];
    async function* content() {
      for (const part of ['a', 'b']) {
        seen.push(copied());
        yield Buffer.from(part);
      }
    }
    await writeWhole(folder, 'log/piece', content());
    expect(seen).toEqual([[], []]);
    expect(copied()).toEqual(['piece']);
    expect(readFileSync(join(folder, 'log/piece'), 'utf8')).toBe('ab');
  });

  test('stays as it was until the new one is whole', async () => {
    await writeWhole(folder, 'log/covered', once('old'));
    async function* content() {
      expect(readFileSync(join(folder, 'log/covered'), 'utf8')).toBe('old');
      expect(copied()).toEqual(['covered']);
      yield Buffer.from('new');
    }
    await writeWhole(folder, 'log/covered', content());
    expect(readFileSync(join(folder, 'log/covered'), 'utf8')).toBe('new');
  });

  test('is whole although two write it at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => writeWhole(folder, 'log/content', once('same'))));
    expect(readFileSync(join(folder, 'log/content'), 'utf8')).toBe('same');
    expect(readdirSync(join(folder, 'unfinished'))).toEqual([]);
  });
});

test('what a cut left unfinished is removed a day later, what is being written is not', async () => {
  await writeWhole(folder, 'log/piece', once('whole'));
  const now = Date.now();
  for (const [name, age] of [
    ['left', 86_401],
    ['under-way', 60],
  ] as const) {
    const path = join(folder, 'unfinished', name);
    writeFileSync(path, 'half');
    utimesSync(path, now / 1000 - age, now / 1000 - age);
  }
  await removeUnfinished(folder, now);
  expect(readdirSync(join(folder, 'unfinished'))).toEqual(['under-way']);
  expect(copied()).toEqual(['piece']);
});

async function* once(text: string) {
  yield Buffer.from(text);
}
