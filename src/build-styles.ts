import { execFile } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { hashedName, hashOf, type Manifest, writeBuilt, writeServed } from './build-write.ts';
import { assetsFolder, root } from './platform/root.ts';

const sheets = 'src/ui/styles/{citizen,officer}.scss';
const record = join(assetsFolder, 'styles.json');

interface StyleRecord {
  readonly madeFrom: string;
  readonly names: Manifest;
}

/** The shared sheet of an audience, then what each module adds to it in its own `styles/<audience>.scss`. */
function entryFor(sheet: string): string {
  const additions = globSync(`src/modules/*/styles/${basename(sheet)}`, { cwd: root }).sort();
  return [sheet, ...additions].map((path, i) => `@use "${path.replace(/\.scss$/, '')}" as part-${i};`).join('\n');
}

/** Sass takes a second and its memory with it, so it runs in a process of its own and only when its input changed. */
async function compile(sheet: string): Promise<string> {
  const options = [
    '--style=compressed',
    '--no-source-map',
    '--quiet-deps',
    '--load-path=node_modules',
    '--load-path=.',
  ];
  const sass = join('node_modules', 'sass', 'sass.js');
  const running = promisify(execFile)(process.execPath, [sass, '--stdin', ...options], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  running.child.stdin?.end(entryFor(sheet));
  return (await running).stdout;
}

/** Style sheets name a font or picture by its plain name; browsers need the hashed one. */
function withHashedNames(css: string, files: Manifest): string {
  return css.replace(/url\((["']?)([^"')]+)\1\)/g, (whole, _quote, name: string) => {
    const hashed = files[basename(name)];
    return hashed === undefined ? whole : `url(${hashed})`;
  });
}

function inputsHash(files: Manifest): string {
  const inputs = [
    'package-lock.json',
    'src/build-styles.ts',
    'src/build-write.ts',
    ...globSync('src/**/*.scss', { cwd: root }).sort(),
  ];
  return hashOf(JSON.stringify([files, ...inputs.map((path) => [path, readFileSync(join(root, path), 'utf8')])]));
}

function readRecord(): StyleRecord | undefined {
  return existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as StyleRecord) : undefined;
}

/** Turns the Sass of `src/ui/styles` into style sheets; `files` are the hashed names of what they may refer to. */
export async function compileStyles(files: Manifest): Promise<Manifest> {
  const madeFrom = inputsHash(files);
  const before = readRecord();
  if (before?.madeFrom === madeFrom) return before.names;
  const names: Manifest = {};
  const made = globSync(sheets, { cwd: root }).map(async (sheet) => {
    const name = basename(sheet).replace(/scss$/, 'css');
    const css = withHashedNames(await compile(sheet), files);
    names[name] = hashedName(name, css);
    writeServed(join(assetsFolder, names[name]), css);
  });
  await Promise.all(made);
  writeBuilt(record, JSON.stringify({ madeFrom, names } satisfies StyleRecord));
  return names;
}
