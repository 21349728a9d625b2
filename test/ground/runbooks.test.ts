import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { instantText } from '#platform/backup/choose-backup';
import { commandsOf, runScript } from './runbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-runbooks-'));
chmodSync(folder, 0o711);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

const at = (name: string): string => join(folder, name);

const places = { BACKUPS: at('backups'), SAFE: at('safe'), ELSEWHERE: at('elsewhere') };

const run = (script: string, env: Readonly<Record<string, string>>) => runScript(script, { ...places, ...env });

/** What install.md sets, for the pages that take the settings to be those of the product, and its start. */
function installed(data: string): string {
  const lines = commandsOf('install.md').split('\n');
  const start = lines.slice(lines.findIndex((line) => line.startsWith('bin/motcua start')));
  return [`DATA=${data}`, ...lines.filter((line) => line.startsWith('export ')), ...start, ''].join('\n');
}

describe('the commands of the operator’s pages do what the pages say', { timeout: 180_000 }, () => {
  test('install.md', async () => {
    const { code, said } = await run(commandsOf('install.md'), { DATA: at('data') });
    expect(code, said).toBe(0);
    expect(said).not.toContain('BROKEN');
    expect(said).toContain('holds   The last whole backup is younger than a day and a half');
    copyFileSync(at('data/backup/state.json'), at('then.json'));
  });

  test('backup.md and upgrade.md, while the product runs', async () => {
    const script = [installed(at('data')), commandsOf('backup.md'), commandsOf('upgrade.md')].join('\n');
    const { code, said } = await run(script, {});
    expect(code, said).toBe(0);
    expect(said).not.toMatch(/BROKEN|Look here/);
    expect(said.match(/Backed up as/g)).toHaveLength(4);
    expect(said).toContain('The schema is up to date.');
  });

  test('restore.md, of the copy that backup.md made elsewhere', async () => {
    const state = JSON.parse(readFileSync(at('then.json'), 'utf8')) as { readonly coveredUntil: number };
    const then = instantText(state.coveredUntil);
    const more = {
      DATA: at('restored'),
      BACKUPS: at('elsewhere'),
      THEN: then,
      MOTCUA_BACKUP: at('backups'),
      MOTCUA_BACKUP_KEY: at('safe/backup.key'),
      MOTCUA_BACKUP_SECRETS: at('safe'),
      MOTCUA_DEMO: '0',
    };
    const { code, said } = await run(commandsOf('restore.md'), more);
    expect(code, said).toBe(0);
    expect(said).not.toMatch(/BROKEN|Look here/);
    expect(said.match(/Restored the backup/g)).toHaveLength(2);
    expect(said).toContain('PUBLIC_URL="https://motcua.example.vn"');
  });
});
