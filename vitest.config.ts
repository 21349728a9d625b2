import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const places = '{src,test,simulators,bench,trust}';

/** What takes minutes: it starts whole products, kills them, or opens files that mean harm. */
const long = ['trust/', 'test/ground/', 'hostile-files', 'test/browser/', 'test/walls/', 'test/journeys/'];

/** The long ones begin first, or one thread would be left alone with them at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const rank = long.findIndex((part) => moduleId.includes(part));
      return rank < 0 ? long.length : rank;
    };
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}

/** One process, threads that keep their modules: the product has no state at module level, so tests share them. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: [`${places}/**/*.test.{ts,tsx}`],
    globalSetup: ['test/global-setup.ts'],
    pool: 'threads',
    isolate: false,
    // One more than a small machine has cores: much of the long ones is waiting for processes they started.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // The first test of a thread copies the database and builds the application: seconds, on a busy machine.
    testTimeout: 30_000,
  },
});
