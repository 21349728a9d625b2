import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Small files of a data folder by their path in it, in base64. */
export type HomeFiles = Readonly<Record<string, string>>;

/** Backed up apart: the database, the store of files and the keys; and what only this folder's own past means. */
const apart = new Set(['postgres', 'papers', 'keys', 'backup']);

/** The embedded database knows only this password again. */
const password = join('postgres', 'password');

/** Everything in a data folder that is backed up as it is, such as the certificates that are believed. */
export async function readSettings(home: string): Promise<HomeFiles> {
  const files = await readFiles(home, (name) => !apart.has(name) && !/\.lock(\.|$)/.test(name));
  if (!existsSync(join(home, password))) return files;
  return { ...files, [password]: (await readFile(join(home, password))).toString('base64') };
}

/** The keys of a data folder. */
export const readKeys = (home: string): Promise<HomeFiles> => readFiles(home, (name) => name === 'keys');

async function readFiles(home: string, isMeant: (name: string) => boolean): Promise<HomeFiles> {
  const files: Record<string, string> = {};
  const entries = await readdir(home, { withFileTypes: true });
  for (const top of entries.filter(({ name }) => isMeant(name)))
    for (const path of top.isDirectory() ? await filesUnder(home, top.name) : top.isFile() ? [top.name] : [])
      files[path] = (await readFile(join(home, path))).toString('base64');
  return files;
}

async function filesUnder(home: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(home, folder), { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return files.map((file) => file.slice(join(home, '/').length));
}

/** Puts small files back where they were. */
export async function writeFiles(home: string, files: HomeFiles): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, path)), { recursive: true, mode: 0o700 });
    await writeFile(join(home, path), Buffer.from(text, 'base64'), { mode: 0o600, flush: true });
  }
}
