import { createHmac, timingSafeEqual } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from './backup-error.ts';
import { type Piece, writeWhole } from './backup-folder.ts';
import type { BackupKey } from './backup-key.ts';

/** What one backup consists of; instants are milliseconds. */
export interface Manifest {
  readonly format: 1;
  /** `20261127T190000Z-3f2a9c1e`: when it was begun, and of which data folder. */
  readonly name: string;
  readonly keyId: string;
  /** The data folder it was made of; a restored one is another. */
  readonly installation: string;
  /** The version of the product that made it. */
  readonly product: string;
  readonly begun: number;
  readonly finished: number;
  readonly database: CopiedDatabase | 'elsewhere';
  /** Number and bytes of the files that were in the store. */
  readonly contents: { readonly count: number; readonly bytes: number };
  readonly pieces: readonly Piece[];
  /** The keys, which lie in a folder of their own; null when none was named. */
  readonly secrets: Piece | null;
}

export interface CopiedDatabase {
  /** Places of the log, as PostgreSQL writes them. */
  readonly start: string;
  readonly stop: string;
  readonly timeline: number;
  /** The earliest moment this copy can be brought to. */
  readonly copiedAt: number;
  readonly bytes: number;
}

/** Where a piece of a backup lies. */
export const pieceName = (set: string, piece: 'database' | 'home' | 'contents'): string => `sets/${set}/${piece}`;

const macOf = (key: BackupKey, text: string): Buffer =>
  createHmac('sha256', key.derive('manifests')).update(text).digest();

/** Writes down what a backup consists of; only from then on there is one. */
export async function writeManifest(folder: string, key: BackupKey, manifest: Manifest): Promise<void> {
  const text = JSON.stringify(manifest);
  const file = JSON.stringify({ manifest: text, mac: macOf(key, text).toString('hex') });
  await writeWhole(folder, `sets/${manifest.name}/manifest`, bytesOf(file));
}

/** The backups of a folder, oldest first, whatever key they were made under; what was not finished is none. */
export async function listManifests(folder: string, key: BackupKey): Promise<Manifest[]> {
  const names = await readdir(join(folder, 'sets')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const found = await Promise.all(names.map((name) => findManifest(folder, key, name)));
  return found.filter((manifest) => manifest !== undefined).sort((a, b) => a.begun - b.begun);
}

async function findManifest(folder: string, key: BackupKey, name: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, 'sets', name, 'manifest'), 'utf8').catch((error) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  return text === undefined ? undefined : readManifest(text, key, name);
}

function readManifest(text: string, key: BackupKey, name: string): Manifest {
  const damaged = `The manifest of the backup ${name} is damaged: nothing in it can be believed.`;
  try {
    const file = JSON.parse(text) as { readonly manifest: string; readonly mac: string };
    const manifest = JSON.parse(file.manifest) as Manifest;
    if (manifest.keyId !== key.id)
      throw new BackupError(`The backup ${name} was made under the key ${manifest.keyId}; this is the key ${key.id}.`);
    const mac = Buffer.from(file.mac, 'hex');
    if (mac.length !== 32 || !timingSafeEqual(mac, macOf(key, file.manifest)) || manifest.name !== name)
      throw new BackupError(damaged);
    return manifest;
  } catch (error) {
    throw error instanceof BackupError ? error : new BackupError(damaged, error);
  }
}

/** A text as a stream. */
export async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}
