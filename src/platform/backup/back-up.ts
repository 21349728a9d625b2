import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createZstdCompress } from 'node:zlib';
import { forgetArrivals } from '../arrivals.ts';
import { EmbeddedPostgresError } from '../embedded-postgres/error.ts';
import { holdHome } from '../embedded-postgres/home-lock.ts';
import { papersIn } from '../open-shelf.ts';
import { openFolderShelf, type Shelf } from '../shelf.ts';
import { BackupError } from './backup-error.ts';
import { writeSealed } from './backup-folder.ts';
import { type BackupKey, readBackupKey } from './backup-key.ts';
import { assertApart, type BackupPlaces } from './backup-places.ts';
import { baseCopy } from './base-copy.ts';
import { copyContent } from './contents.ts';
import { forgetOld } from './forget-old.ts';
import { readKeys, readSettings } from './home-files.ts';
import { installationOf, noteBackupState } from './installation.ts';
import { lsnText } from './lsn.ts';
import { bytesOf, type CopiedDatabase, listManifests, type Manifest, pieceName, writeManifest } from './manifest.ts';

export interface BackingUp {
  /** The data folder. */
  readonly home: string;
  /** Where its files lie; absent means in the folder itself. */
  readonly shelf?: Shelf | undefined;
  readonly places: BackupPlaces;
  /** Where the embedded PostgreSQL answers its superuser; absent when the database is one of somebody else's. */
  readonly url: string | undefined;
  /** The settings as they were given to the product; some are secrets. */
  readonly environment: Readonly<Record<string, string>>;
  /** The version of the product. */
  readonly product: string;
}

/** What a backup came to. */
export interface BackedUp {
  readonly manifest: Manifest;
  /** Files that were not in the backup yet. */
  readonly copied: number;
  /** What an operator should know; empty when all is well. */
  readonly problems: readonly string[];
}

interface Under extends BackingUp {
  readonly key: BackupKey;
  readonly name: string;
}

/**
 * Backs up a data folder while the product works: the database, the files that are not in the backup yet, the settings,
 * and apart from all this the keys; then forgets old backups. Throws `BackupError`; nothing counts until all of it is
 * there.
 */
export async function backUp(backing: BackingUp): Promise<BackedUp> {
  const { home, places } = backing;
  assertApart(home, places);
  const key = await readBackupKey(places.key);
  // Fails at once in a folder that has backups under another key: each key has a folder of its own.
  await listManifests(places.to, key);
  for (const name of ['contents', 'log', 'sets']) await mkdir(join(places.to, name), { recursive: true, mode: 0o700 });
  const release = await inTurn(home);
  try {
    const done = await makeSet(backing, key);
    await forgetOld(places, key, done.manifest.finished);
    await forgetArrivals(papersIn(home), done.manifest.begun - day);
    await noteBackupState(home, { finished: done.manifest.finished, problem: done.problems[0] });
    return done;
  } catch (error) {
    await noteBackupState(home, { problem: (error as Error).message });
    throw error;
  } finally {
    release();
  }
}

const day = 86_400_000;

/** One backup of a data folder at a time; the next waits, but not for ever. */
async function inTurn(home: string, patience = 3_600_000): Promise<() => void> {
  await mkdir(home, { recursive: true });
  const until = Date.now() + patience;
  for (;;) {
    try {
      return holdHome(join(home, 'backup.lock'));
    } catch (error) {
      if (!(error instanceof EmbeddedPostgresError)) throw error;
      if (Date.now() > until) throw new BackupError('Another backup has been under way for an hour.', error);
      await sleep(500);
    }
  }
}

async function makeSet(backing: BackingUp, key: BackupKey): Promise<BackedUp> {
  const { home, places, product } = backing;
  const begun = Date.now();
  const installation = await installationOf(home);
  const name = `${new Date(begun).toISOString().replace(/[-:.]/g, '')}-${installation}`;
  const under: Under = { ...backing, key, name };
  try {
    const database = backing.url ? await copyDatabase(under, backing.url) : ('elsewhere' as const);
    const settings = await writeSealed(places.to, pieceName(name, 'home'), key, json(await readSettings(home)));
    const contents = await copyContents(under);
    const secrets = await copySecrets(under);
    const pieces = [...(database === 'elsewhere' ? [] : [database.piece]), settings, contents.piece];
    const manifest: Manifest = {
      format: 1,
      name,
      keyId: key.id,
      installation,
      product,
      begun,
      finished: Date.now(),
      database: database === 'elsewhere' ? database : database.copied,
      contents: { count: contents.count, bytes: contents.bytes },
      pieces,
      secrets,
    };
    await writeManifest(places.to, key, manifest);
    return { manifest, copied: contents.copied, problems: [...contents.problems, ...problemsOf(places)] };
  } catch (error) {
    await rm(join(places.to, 'sets', name), { recursive: true, force: true });
    throw error;
  }
}

const problemsOf = ({ secretsTo }: BackupPlaces): string[] =>
  secretsTo
    ? []
    : [
        'The keys are not backed up: name a folder elsewhere for them by --secrets-to or MOTCUA_BACKUP_SECRETS. Without them nobody can sign after a restore.',
      ];

const json = (value: unknown): AsyncGenerator<Buffer> => bytesOf(JSON.stringify(value));

async function copyDatabase({ places, key, name }: Under, url: string) {
  let bytes = 0;
  let found: Omit<CopiedDatabase, 'copiedAt' | 'bytes'> | undefined;
  const copy = baseCopy(url, ({ start, stop, timeline }) => {
    found = { start: lsnText(start), stop: lsnText(stop), timeline };
  });
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of copy) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  const packed = Readable.from(counted()).compose(createZstdCompress()) as AsyncIterable<Buffer>;
  const piece = await writeSealed(places.to, pieceName(name, 'database'), key, packed);
  if (!found) throw new Error('The database was copied without saying from where to where.');
  return { piece, copied: { ...found, copiedAt: Date.now(), bytes } };
}

/** After the database, so that every file that a row of it names is among them. */
async function copyContents({ home, shelf = openFolderShelf(papersIn(home)), places, key, name }: Under) {
  const all: string[] = [];
  const problems: string[] = [];
  let copied = 0;
  let bytes = 0;
  for await (const content of shelf.list()) {
    const outcome = await copyContent(shelf, places.to, key, content);
    if (outcome.state === 'gone') continue;
    if (outcome.state === 'changed') problems.push(`The file ${content} in ${shelf.at} is no longer what it was.`);
    else all.push(content);
    if (outcome.state === 'copied') copied += 1;
    bytes += outcome.size;
  }
  const piece = await writeSealed(places.to, pieceName(name, 'contents'), key, bytesOf(all.join('\n')));
  return { piece, copied, bytes, count: all.length, problems };
}

async function copySecrets({ home, places, key, name, environment }: Under) {
  if (!places.secretsTo) return null;
  return writeSealed(places.secretsTo, `secrets/${name}`, key, json({ files: await readKeys(home), environment }));
}
