import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newToken } from './identifiers.ts';

const bytes = 32;

/**
 * A key of 32 bytes from the folder `keys` of the data folder, made when it is not there. It lies outside the database: a
 * copy of the database alone opens nothing that is kept under it. Throws when the file is damaged.
 */
export async function readKeyFile(home: string, name: string): Promise<Buffer> {
  const file = join(home, 'keys', name);
  return (await readIfThere(file)) ?? makeSecretFile(file, randomBytes(bytes));
}

/** Like {@link readKeyFile}, but absent when it is not there. */
export function findKeyFile(home: string, name: string): Promise<Buffer | undefined> {
  return readIfThere(join(home, 'keys', name));
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  const key = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (key && key.length !== bytes) throw new Error(`${file} is not a key of ${bytes} bytes`);
  return key;
}

/**
 * Puts a secret into a file that only its owner reads, and gives what the file holds: of two processes that make it at
 * once, the first one's stands. A link is made whole or not at all.
 */
export async function makeSecretFile(file: string, content: string | Buffer): Promise<Buffer> {
  const folder = join(file, '..');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const unfinished = `${file}.${newToken()}`;
  await writeFile(unfinished, content, { mode: 0o600, flush: true });
  await link(unfinished, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(unfinished);
  return readFile(file);
}
