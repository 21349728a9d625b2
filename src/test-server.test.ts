import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { birthOf } from '#platform/embedded-postgres/process-birth';
import { removeAbandoned } from './test-server.ts';

test('what a run left behind that was killed is removed, and nothing of one that works or has just begun', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-left-behind-'));
  const lay = (name: string, birth?: string) => {
    mkdirSync(join(folder, name));
    if (birth !== undefined)
      writeFileSync(join(folder, name, 'motcua.lock'), JSON.stringify({ pid: process.pid, birth }));
  };
  lay('motcua-test-killed', 'long ago');
  lay('motcua-test-works', birthOf(process.pid));
  lay('motcua-test-begins');
  lay('another', 'long ago');
  removeAbandoned(folder);
  expect(readdirSync(folder).toSorted()).toEqual(['another', 'motcua-test-begins', 'motcua-test-works']);
  rmSync(folder, { recursive: true });
});
