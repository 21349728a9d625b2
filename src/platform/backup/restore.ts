import { mkdir, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { papersIn } from '../open-shelf.ts';
import { openFolderShelf, type Shelf } from '../shelf.ts';
import { BackupError } from './backup-error.ts';
import { checkPiece, readSealed, readWholeSealed } from './backup-folder.ts';
import { type BackupKey, readBackupKey } from './backup-key.ts';
import { type Chosen, chooseBackup } from './choose-backup.ts';
import { contentName } from './contents.ts';
import { type HomeFiles, writeFiles } from './home-files.ts';
import { readLogPiece } from './log-pieces.ts';
import { pieceName } from './manifest.ts';
import { restoreContent } from './restore-content.ts';
import { restoreDatabase } from './restore-database.ts';

export interface Restoring {
  /** The folder of the backups. */
  readonly from: string;
  readonly key: string;
  /** The folder of the keys; without it they stay where they are. */
  readonly secretsFrom: string | undefined;
  /** The data folder to make; empty or not there. */
  readonly to: string;
  /** Where its files are to lie; absent means in the folder itself. */
  readonly shelf?: Shelf | undefined;
  /** The instant (milliseconds) to come back to; absent means all there is. */
  readonly at: number | undefined;
}

/** What was restored. */
export interface Restored {
  readonly set: string;
  readonly product: string;
  /** The data is as it was then (milliseconds); for a database of somebody else's there is nothing to say. */
  readonly until: number | undefined;
  /** The last change in the database. */
  readonly lastChange: number | undefined;
  readonly files: number;
  /** What an operator should know; empty when all is well. */
  readonly problems: readonly string[];
}

/**
 * Makes a data folder from a backup, as it was at an instant. Checks the manifest, every piece and every file on the way.
 * Throws `BackupError` and leaves nothing behind when something that is needed is missing or damaged.
 */
export async function restore({ key: keyFile, ...restoring }: Restoring): Promise<Restored> {
  const { from, to, at } = restoring;
  await assertEmpty(to);
  const key = await readBackupKey(keyFile);
  const chosen = await chooseBackup(from, key, at);
  for (const piece of chosen.manifest.pieces) {
    const state = await checkPiece(from, piece);
    if (state !== 'intact')
      throw new BackupError(`${piece.name} of the backup is ${state}; an older backup may serve.`);
  }
  await mkdir(to, { recursive: true, mode: 0o711 });
  try {
    return await restoreAll({ ...restoring, key, chosen });
  } catch (error) {
    for (const name of await readdir(to)) await rm(join(to, name), { recursive: true, force: true });
    throw error;
  }
}

async function assertEmpty(to: string): Promise<void> {
  const names = await readdir(to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new BackupError(`The folder ${to} cannot be used: ${error.message}`, error);
  });
  if (names.length > 0) throw new BackupError(`The folder ${to} is not empty; a backup is restored into an empty one.`);
}

interface Under extends Omit<Restoring, 'key'> {
  readonly key: BackupKey;
  readonly chosen: Chosen;
}

async function restoreAll(under: Under): Promise<Restored> {
  const { from, key, to, at, chosen } = under;
  const { manifest } = chosen;
  await writeFiles(to, JSON.parse(String(await readWholeSealed(from, pieceName(manifest.name, 'home'), key))));
  const problems = await restoreSecrets(under);
  const files = await restoreContents(under);
  const database = await restoreDatabase({ from, key, home: to, chosen, at });
  return {
    set: manifest.name,
    product: manifest.product,
    until: manifest.database === 'elsewhere' ? undefined : (at ?? chosen.reach),
    lastChange: database?.lastChange,
    files,
    problems,
  };
}

/** The settings of the environment come as a file beside the data: whoever starts the product gives them to it. */
async function restoreSecrets({ to, key, secretsFrom, chosen: { manifest } }: Under): Promise<string[]> {
  if (!secretsFrom || !manifest.secrets)
    return [
      'The keys are not restored, so personal data cannot be read, nobody can sign and nothing can start: put them back into the folder keys, or name --secrets-from.',
    ];
  const state = await checkPiece(secretsFrom, manifest.secrets);
  if (state !== 'intact') throw new BackupError(`${manifest.secrets.name} in ${secretsFrom} is ${state}.`);
  const text = String(await readWholeSealed(secretsFrom, manifest.secrets.name, key));
  const { files, environment } = JSON.parse(text) as { files: HomeFiles; environment: Record<string, string> };
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  await writeFiles(to, { ...files, 'settings.env': Buffer.from(`${lines.join('\n')}\n`).toString('base64') });
  return [];
}

/** The files of the copy and of every stretch of log that follows it; each must be there and be what its hash says. */
async function restoreContents({ from, key, to, shelf, chosen: { manifest, chain } }: Under): Promise<number> {
  const wanted = new Set<string>();
  for await (const content of linesOf(readSealed(from, pieceName(manifest.name, 'contents'), key))) wanted.add(content);
  for (const piece of chain) for (const content of (await readLogPiece(from, key, piece)).contents) wanted.add(content);
  const ofDatabase = manifest.database === 'elsewhere' ? 0 : manifest.database.bytes;
  await assertRoom(to, ofDatabase + (shelf ? 0 : manifest.contents.bytes));
  const papers = papersIn(to);
  for (const content of wanted) {
    const bytes = readSealed(from, contentName(key, content), key);
    await restoreContent(shelf ?? openFolderShelf(papers), papers, content, bytes);
  }
  return wanted.size;
}

async function assertRoom(to: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(to);
  const [needed, free] = [bytes, bavail * bsize].map((amount) => Math.ceil(amount / 1024 / 1024));
  if (bavail * bsize < bytes) throw new BackupError(`${to} has ${free} MB free; the backup needs ${needed} MB.`);
}

/** The lines of a text that comes in pieces. */
async function* linesOf(text: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of text) {
    const lines = `${rest}${chunk.toString('latin1')}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
