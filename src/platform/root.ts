import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

function folderWith(file: string, start: string): string {
  if (existsSync(join(start, file))) return start;
  if (dirname(start) === start) throw new Error(`no ${file} above ${import.meta.dirname}`);
  return folderWith(file, dirname(start));
}

/**
 * The checkout's folder. Use it for every file read at run time: in the bundle, which lies in node_modules/.cache,
 * `import.meta` no longer says where a source file was.
 */
export const root = folderWith('package.json', import.meta.dirname);

/** Where `src/build.ts` puts what it makes of the sources. */
export const cacheFolder = join(root, 'node_modules', '.cache', 'motcua');

/** What browsers are given: style sheets, scripts and fonts under hashed names, and `manifest.json` (plain → hashed). */
export const assetsFolder = join(cacheFolder, 'assets');

/**
 * The address to start a worker thread, or a process apart, from: the bundle of `source` (a path from the root, listed in
 * `src/build-server.ts`), which `bin/motcua` has built before anything runs, tests too: they try what the product runs, and a
 * bundle begins in a fifth of the time. What only tests have is not built: it runs as it is written.
 */
export function threadEntry(source: `src/${string}.ts`): URL {
  const isOfTests = source.endsWith('.test-data.ts');
  return pathToFileURL(isOfTests ? join(root, source) : join(cacheFolder, `${basename(source, '.ts')}.mjs`));
}
