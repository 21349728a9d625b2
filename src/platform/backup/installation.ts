import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileIn = (home: string): string => join(home, 'backup', 'installation');

/** Tells data folders apart in a backup, so that one restored from it never writes into the log of the first. */
export async function installationOf(home: string): Promise<string> {
  const text = await readFile(fileIn(home), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text?.trim() || renewInstallation(home);
}

/** Makes a data folder another one: what is backed up from now on begins anew. */
export async function renewInstallation(home: string): Promise<string> {
  const id = randomBytes(4).toString('hex');
  await writeOver(fileIn(home), id);
  return id;
}

/** How the backups of a data folder stand; instants are milliseconds. */
export interface BackupState {
  /** When the last whole backup was finished. */
  readonly finished?: number;
  /** Everything that was committed before is in the backup. */
  readonly coveredUntil?: number;
  /** What went wrong last, until it goes right again. */
  readonly problem?: string | undefined;
}

const stateIn = (home: string): string => join(home, 'backup', 'state.json');

/** How the backups of a data folder stand; empty when none was ever made. */
export async function readBackupState(home: string): Promise<BackupState> {
  const text = await readFile(stateIn(home), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return JSON.parse(text) as BackupState;
}

/** Notes what changed in how the backups stand. */
export async function noteBackupState(home: string, change: BackupState): Promise<void> {
  await writeOver(stateIn(home), JSON.stringify({ ...(await readBackupState(home)), ...change }));
}

async function writeOver(file: string, text: string): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(unfinished, text, { mode: 0o600, flush: true });
  await rename(unfinished, file);
}
