import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCLI, startVitest, type TestModule, type Vitest } from 'vitest/node';
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { root } from './platform/root.ts';

interface Database {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

async function throwAwayDatabase(): Promise<Database> {
  const home = mkdtempSync(join(tmpdir(), 'motcua-test-'));
  chmodSync(home, 0o711);
  const postgres = await startEmbeddedPostgres({ home, throwAway: true, log: (line) => console.error(line) });
  const stop = async () => {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { url: postgres.url, stop };
}

function count(module: TestModule, tally: Tally): void {
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    if (state === 'passed') tally.passed += 1;
    else if (state === 'skipped') tally.skipped += 1;
    else tally.failed += 1;
  }
  tally.failed += module.errors().length;
  for (const suite of module.children.allSuites()) tally.failed += suite.errors().length;
}

/** A file that does not load, a hook that throws and an error nobody caught count as failed tests. */
function tallyOf(vitest: Vitest): Tally {
  const tally = { passed: 0, failed: vitest.state.getUnhandledErrors().length, skipped: 0 };
  for (const module of vitest.state.getTestModules()) count(module, tally);
  return tally;
}

async function runTests(args: readonly string[]): Promise<Tally> {
  const { filter, options } = parseCLI(['vitest', 'run', ...args]);
  const vitest = await startVitest('test', filter, { ...options, root, watch: false });
  const tally = tallyOf(vitest);
  await vitest.close();
  return tally;
}

const url = process.env.DATABASE_URL;
const starting = url ? Promise.resolve({ url, stop: async () => {} }) : throwAwayDatabase();
const stopEarly = async (): Promise<never> => {
  await (await starting).stop();
  process.exit(130);
};
process.once('SIGINT', stopEarly).once('SIGTERM', stopEarly);
const database = await starting;
process.env.MOTCUA_TEST_DATABASE_URL = database.url;
const { passed, failed, skipped } = await runTests(process.argv.slice(3)).finally(database.stop);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
