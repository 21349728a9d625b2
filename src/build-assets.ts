import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { compileStyles } from './build-styles.ts';
import { hashedName, type Manifest, writeBuilt, writeServed } from './build-write.ts';
import { assetsFolder, root } from './platform/root.ts';

/** Files handed to browsers as they are, by the name the style sheets and pages use. */
const copied: Manifest = {
  'public-sans-latin.woff2': 'node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2',
  'public-sans-vietnamese.woff2':
    'node_modules/@fontsource-variable/public-sans/files/public-sans-vietnamese-wght-normal.woff2',
};

function copyFiles(): Manifest {
  return Object.fromEntries(
    Object.entries(copied).map(([name, source]) => {
      const content = readFileSync(join(root, source));
      const hashed = hashedName(name, content);
      writeBuilt(join(assetsFolder, hashed), content);
      return [name, hashed];
    }),
  );
}

async function bundleIslands(): Promise<Manifest> {
  const islands = globSync('src/{ui,modules/*}/islands/*.{ts,tsx}', { cwd: root });
  const entryPoints = islands.filter((path) => !path.includes('.test.'));
  if (entryPoints.length === 0) return {};
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    entryNames: '[name].[hash]',
    chunkNames: 'shared.[hash]',
    outdir: assetsFolder,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  for (const file of outputFiles) writeServed(file.path, file.contents);
  const entries = Object.entries(metafile.outputs).filter(([, output]) => output.entryPoint !== undefined);
  return Object.fromEntries(
    entries.map(([path, output]) => [basename(output.entryPoint ?? '').replace(/\.tsx?$/, '.js'), basename(path)]),
  );
}

/** Makes all that browsers are given and writes `manifest.json` beside it, last, so that it never names what is not there. */
export async function buildAssets(): Promise<void> {
  const files = copyFiles();
  const [islands, styles] = await Promise.all([bundleIslands(), compileStyles(files)]);
  const manifest: Manifest = { ...files, ...islands, ...styles };
  writeBuilt(join(assetsFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
