import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '#platform/root';

/** A small checkout of its own, in which `bin/motcua` is really run. */
export interface Checkout {
  readonly folder: string;
  readonly write: (path: string, content: string) => void;
  /** Takes a file or folder over from the real checkout. */
  readonly take: (...paths: string[]) => void;
  readonly run: (...args: string[]) => Run;
  readonly remove: () => void;
}

/** A program that runs, and what it said once it has ended. */
export interface Run {
  readonly process: ChildProcess;
  /** Resolves when a line that contains `text` was printed. */
  readonly saying: (text: string) => Promise<void>;
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

function runIn(folder: string, args: readonly string[]): Run {
  const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
  const child = spawn(process.execPath, [join(folder, 'bin/motcua'), ...args], { cwd: tmpdir(), env, detached: true });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => (said.out += String(text)));
  child.stderr.on('data', (text) => (said.err += String(text)));
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, ...said })),
  );
  const saying = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => said.out.includes(text) && resolve();
      child.stdout.on('data', look);
      look();
      ended.then(() => reject(new Error(`ended without saying ${text}: ${said.out}${said.err}`)));
    });
  return { process: child, saying, ended };
}

/** Makes an empty checkout with `bin/motcua` in it. */
export function makeCheckout(): Checkout {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-checkout-'));
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const take = (...paths: string[]) => {
    for (const path of paths) cpSync(join(root, path), join(folder, path), { recursive: true });
  };
  take('bin/motcua');
  write(
    'package.json',
    JSON.stringify({ name: 'small', type: 'module', imports: { '#platform/*': './src/platform/*.ts' } }),
  );
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { folder, write, take, run: (...args) => runIn(folder, args), remove };
}

/** Has `bin/motcua` run `program` whatever it is asked for, built by a builder that only lays it where it is looked for. */
export function writeProgram({ write }: Checkout, program: string): void {
  write(
    'src/build.ts',
    `import { mkdirSync, writeFileSync } from 'node:fs';
    import { basename } from 'node:path';
    const folder = new URL('../node_modules/.cache/motcua/', import.meta.url);
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL(basename(process.argv[2], '.ts') + '.mjs', folder), ${JSON.stringify(program)});`,
  );
}

/** Lends the checkout the packages of the real one; what is built goes to a folder of its own. */
export function lendPackages({ folder }: Checkout): void {
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
}
