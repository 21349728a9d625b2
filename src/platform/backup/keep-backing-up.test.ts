import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres.ts';
import { makeBackupKey, readBackupKey } from './backup-key.ts';
import { type KeepingBackup, keepBackingUp } from './keep-backing-up.ts';
import { listManifests } from './manifest.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-backing-up-'));
chmodSync(folder, 0o711);
const home = join(folder, 'home');
const places = { to: join(folder, 'backups'), key: join(folder, 'backup.key'), secretsTo: undefined };

let postgres: EmbeddedPostgres;
let keeping: Omit<KeepingBackup, 'log'>;

beforeAll(async () => {
  await makeBackupKey(places.key);
  postgres = await startEmbeddedPostgres({ home, log: () => {} });
  keeping = { home, places, url: postgres.url, environment: {}, product: 'test', wait: 300, patience: 300 };
}, 60_000);

afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

const wholeBackups = async (): Promise<number> =>
  (await listManifests(places.to, await readBackupKey(places.key))).length;

test('a whole backup that fails is tried again until it is there', async () => {
  mkdirSync(places.to, { recursive: true });
  writeFileSync(join(places.to, 'contents'), 'no folder: no backup can be put here');
  const said: string[] = [];
  const log = (message: string, error?: unknown): void => void said.push(`${message}: ${error}`);
  const backing = keepBackingUp({ ...keeping, log });
  while (said.length < 2) await sleep(50);
  expect(said[1]).toMatch(/broke off.*contents/);
  rmSync(join(places.to, 'contents'));
  while ((await wholeBackups()) === 0) await sleep(50);
  await backing.stop();
  expect(said.join()).not.toContain('is active');
});

test('a product that is asked to stop finishes a whole backup that it had begun', async () => {
  const sets = join(places.to, 'sets');
  rmSync(sets, { recursive: true });
  const backing = keepBackingUp({ ...keeping, log: () => {} });
  while (!existsSync(sets)) await sleep(1);
  await backing.stop();
  expect(await wholeBackups()).toBe(1);
});
