import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { build } from 'esbuild';
import { writeBuilt } from './build-write.ts';
import { cacheFolder, root } from './platform/root.ts';

/** What `src/main.ts` goes on with, and what runs in threads and processes of its own; `threadEntry()` in `src/platform/root.ts` finds the bundle again. */
const threads = [
  'src/commands.ts',
  'src/keeper/keep.ts',
  'src/platform/pdf/pdf-worker.ts',
  'src/platform/pages/page-reader.ts',
  'src/platform/pages/memory-guard.ts',
  'src/modules/signatures/judging/judge-process.ts',
  'src/modules/signatures/judging/certificate-process.ts',
  'src/modules/signatures/judging/handed-back-process.ts',
  'src/modules/signatures/pades/prepare-process.ts',
  'src/modules/signatures/lasting/lasting-process.ts',
  'src/modules/signatures/keys/pkcs12-process.ts',
  'src/modules/signatures/token/token-process.ts',
];

/** Packages that go into the bundle: half of all the files a start would read are those of one. */
const bundled = {
  'typebox/value': './node_modules/typebox/build/value/index.mjs',
  typebox: './node_modules/typebox/build/index.mjs',
};

/**
 * Bundles a program (its entry, a path from the root) and the threads into the cache folder, packages left outside,
 * and returns the path of the program's bundle. Node itself cannot read TSX.
 */
export async function bundleServer(entry: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry, ...threads.filter((thread) => existsSync(join(root, thread)))],
    entryNames: '[name]',
    outdir: cacheFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    alias: bundled,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: true,
    write: false,
    logLevel: 'silent',
  });
  for (const file of outputFiles) writeBuilt(file.path, file.contents);
  return join(cacheFolder, `${basename(entry, extname(entry))}.mjs`);
}
