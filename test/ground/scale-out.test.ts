import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dropCopy, makeCopy } from '#test/database';
import { layTestKey } from '#test/personal-keys';
import { freePort } from './program.ts';
import { commandsOf, runScript } from './runbook.ts';

test('the commands of scale-out.md do what the page says, on a database apart', { timeout: 180_000 }, async () => {
  const shared = mkdtempSync(join(tmpdir(), 'motcua-shared-'));
  const name = `motcua_scale_out_${process.pid}`;
  layTestKey(shared);
  try {
    const { code, said } = await runScript(commandsOf('scale-out.md'), {
      DATABASE: await makeCopy(name),
      SHARED: shared,
      FIRST_PORT: await freePort(),
      SECOND_PORT: await freePort(),
      MOTCUA_DEMO: '0',
    });
    expect(code, said).toBe(0);
    expect(said.match(/is serving at/g)?.length).toBeGreaterThanOrEqual(2);
    expect(said).toContain("select create_distributed_table('dossiers.dossier', 'agency_id'");
  } finally {
    await dropCopy(name);
    rmSync(shared, { recursive: true, force: true });
  }
});
