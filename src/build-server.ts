import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { type BuildOptions, build, type OutputFile } from 'esbuild';
import { writeBuilt } from './build-write.ts';
import { cacheFolder, root } from './platform/root.ts';

/**
 * The product, what it goes on with, and what runs in threads and processes of its own, of which `threadEntry()` in
 * `src/platform/root.ts` finds the bundle again: built with whatever program is asked for.
 */
const always = [
  'src/main.ts',
  'src/commands.ts',
  'src/keeper/keep.ts',
  'src/platform/pdf/pdf-worker.ts',
  'src/platform/pages/page-reader.ts',
  'src/platform/pages/memory-guard.ts',
  'src/modules/signatures/token/token-process.ts',
];

/** Processes that live for one task, with their packages inside: reading one file instead of hundreds, they begin in a third of the time. */
const apart = [
  'src/modules/signatures/judging/judge-process.ts',
  'src/modules/signatures/judging/certificate-process.ts',
  'src/modules/signatures/judging/handed-back-process.ts',
  'src/modules/signatures/pades/prepare-process.ts',
  'src/modules/signatures/lasting/lasting-process.ts',
  'src/modules/signatures/keys/pkcs12-process.ts',
];

/** Packages that go into the bundle: half of all the files a start would read are those of one. */
const bundled = {
  'typebox/value': './node_modules/typebox/build/value/index.mjs',
  typebox: './node_modules/typebox/build/index.mjs',
};

/**
 * Bundles a program (its entry, a path from the root), the product, the threads and the processes into the cache folder, and
 * returns the path of the program's bundle. Node itself cannot read TSX.
 */
export async function bundleServer(entry: string): Promise<string> {
  const present = (path: string): boolean => existsSync(join(root, path));
  const built = await Promise.all([
    bundle([...new Set([entry, ...always.filter(present)])], { packages: 'external' }),
    bundle(apart.filter(present), {}),
  ]);
  return laidDown(entry, built.flat());
}

/** Bundles one more program alone, for one that `bin/motcua` has started: what all of them have is built by then. */
export async function bundleProgram(entry: string): Promise<string> {
  return laidDown(entry, await bundle([entry], { packages: 'external' }));
}

function laidDown(entry: string, files: readonly OutputFile[]): string {
  for (const { path, contents } of files) writeBuilt(path, contents);
  return join(cacheFolder, `${basename(entry, extname(entry))}.mjs`);
}

async function bundle(entryPoints: string[], options: Pick<BuildOptions, 'packages'>): Promise<OutputFile[]> {
  const { outputFiles } = await build({
    ...options,
    absWorkingDir: root,
    entryPoints,
    entryNames: '[name]',
    outdir: cacheFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
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
  return outputFiles;
}
