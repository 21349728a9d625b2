import { pathToFileURL } from 'node:url';
import { stop } from 'esbuild';
import { buildAssets } from './build-assets.ts';
import { bundleServer } from './build-server.ts';

/** The commands with a program of their own; every other command is one of `src/main.ts`. */
const programs: Readonly<Record<string, string>> = {
  test: 'src/tests.ts',
  bench: 'bench/bench.ts',
  trust: 'trust/trust.ts',
  check: 'src/check.ts',
  screenshots: 'test/browser/take-screenshots.ts',
};

/** `bin/motcua` starts us in a process group of our own: when it is killed outright, stop as if asked to. */
function stopWithLauncher(): void {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}

/** Builds the program of a command and returns where it lies; a source that does not build ends the process. */
async function build(command: string): Promise<string> {
  try {
    const [program] = await Promise.all([bundleServer(programs[command] ?? 'src/main.ts'), buildAssets()]);
    return program;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  } finally {
    await stop();
  }
}

if (process.channel) stopWithLauncher();
const program = await build(process.argv[2] ?? '');
await import(pathToFileURL(program).href);
