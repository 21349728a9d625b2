import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { backupProblems } from './backup-health.ts';
import { noteBackupState } from './installation.ts';

const home = mkdtempSync(join(tmpdir(), 'motcua-health-'));
afterAll(() => rmSync(home, { recursive: true }));

const hour = 3_600_000;
const now = Date.parse('2026-11-27T02:00:00Z');
const backup = { to: home, key: '/key', secretsTo: undefined };
const config = { home, backup, production: true, databaseUrl: undefined };

test('an installation for real without a backup is told so, a demonstration is not', async () => {
  expect(await backupProblems({ ...config, backup: undefined }, now)).toEqual([
    expect.stringContaining('No backup is set up'),
  ]);
  expect(await backupProblems({ ...config, backup: undefined, production: false }, now)).toEqual([]);
});

test('backups that stop are noticed: the nightly one after a day and a half, what happens after five minutes', async () => {
  await noteBackupState(home, { finished: now, coveredUntil: now });
  expect(await backupProblems(config, now + 4 * 60_000)).toEqual([]);
  expect(await backupProblems(config, now + hour)).toEqual(['What is in the backup of what happens is 1.0 hours old.']);
  expect(await backupProblems({ ...config, databaseUrl: 'postgres://x' }, now + 35 * hour)).toEqual([]);
  expect(await backupProblems({ ...config, databaseUrl: 'postgres://x' }, now + 37 * hour)).toEqual([
    'The last whole backup is 37.0 hours old.',
  ]);
});

test('a folder of backups that cannot be reached is noticed, and so is the last failure until it goes right again', async () => {
  await noteBackupState(home, { finished: now, coveredUntil: now, problem: 'no room' });
  const away = { ...config, backup: { ...backup, to: '/not/there' } };
  expect(await backupProblems(away, now)).toEqual([
    expect.stringContaining('/not/there cannot be reached'),
    'The last attempt said: no room',
  ]);
  await noteBackupState(home, { problem: undefined });
  expect(await backupProblems(config, now)).toEqual([]);
});
