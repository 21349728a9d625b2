import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

const places = '{src,test,simulators,bench,trust}';

/** One process, two threads that keep their modules: the product has no state at module level, so tests share them. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: [`${places}/**/*.test.{ts,tsx}`],
    globalSetup: ['test/global-setup.ts'],
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    // Of two thousand modules most are as they were last time: kept by their content, they are not translated anew.
    experimental: { fsModuleCache: true },
    sequence: { sequencer: LongestFirst },
    // The first test of a thread copies the database and builds the application: seconds, on a busy machine.
    testTimeout: 30_000,
  },
});
