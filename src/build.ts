import { stop } from 'esbuild';
import { buildAssets } from './build-assets.ts';
import { bundleServer } from './build-server.ts';
import './stop-with-launcher.ts';

// Builds a program (its source, a path from the root) with all that it and browsers are given; a source that does not
// build is named, and the code is 1.
try {
  await Promise.all([bundleServer(process.argv[2] ?? 'src/main.ts'), buildAssets()]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await stop();
}
