import { pathToFileURL } from 'node:url';
import { stop } from 'esbuild';
import { buildAssets } from './build-assets.ts';
import { bundleServer } from './build-server.ts';

/** The commands with a program of their own; every other command is one of `src/main.ts`. */
const programs: Record<string, string> = {
  test: 'src/tests.ts',
  bench: 'bench/bench.ts',
};

/** `bin/motcua` starts us in a process group of our own: when it is killed outright, stop as if asked to. */
function stopWithLauncher(): void {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
}

if (process.channel) stopWithLauncher();
const [command = ''] = process.argv.slice(2);
const [program] = await Promise.all([bundleServer(programs[command] ?? 'src/main.ts'), buildAssets()]);
await stop();
await import(pathToFileURL(program).href);
