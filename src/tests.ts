import { parseCLI, startVitest, type TestModule, type Vitest } from 'vitest/node';
import { root } from './platform/root.ts';
import { startTestServer } from './test-server.ts';
import './stop-with-launcher.ts';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
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

const server = await startTestServer();
const { passed, failed, skipped } = await runTests(process.argv.slice(3)).finally(server.stop);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
