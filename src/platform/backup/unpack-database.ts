import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { type Account, giveTo } from '../embedded-postgres/account.ts';
import { readSealed } from './backup-folder.ts';
import type { BackupKey } from './backup-key.ts';
import type { Chosen } from './choose-backup.ts';
import { type LogPiece, readLogPiece } from './log-pieces.ts';
import { type Lsn, segmentName, segmentSize, segmentStart } from './lsn.ts';
import { pieceName } from './manifest.ts';
import { untar } from './untar.ts';

export interface Unpacking {
  /** The folder of the backups. */
  readonly from: string;
  readonly key: BackupKey;
  readonly chosen: Chosen;
  /** The data folder of PostgreSQL to make. */
  readonly data: string;
  /** Who runs PostgreSQL. */
  readonly account: Account;
}

/** Lays out a copied database with all the log that leads on from it, for PostgreSQL to recover. */
export async function unpackDatabase({ from, key, chosen, data, account }: Unpacking): Promise<void> {
  const { manifest, chain } = chosen;
  await makeFolder(data, account);
  const sealed = readSealed(from, pieceName(manifest.name, 'database'), key);
  const tar = Readable.from(sealed).compose(createZstdDecompress()) as AsyncIterable<Buffer>;
  for await (const { path, isFolder, content } of untar(tar)) {
    if (isFolder) await makeFolder(join(data, path), account);
    else await writeNew(join(data, path), content, account);
  }
  const timeline = manifest.database === 'elsewhere' ? 1 : manifest.database.timeline;
  for (const piece of chain)
    await addToLog({ data, account, timeline }, piece, (await readLogPiece(from, key, piece)).bytes);
}

async function makeFolder(path: string, account: Account): Promise<void> {
  await mkdir(path, { recursive: true });
  giveTo(account, path, 0o700);
}

async function writeNew(path: string, content: AsyncIterable<Buffer>, account: Account): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content, { mode: 0o600, flush: true });
  giveTo(account, path, 0o600);
}

interface Log {
  readonly data: string;
  readonly account: Account;
  readonly timeline: number;
}

/** Writes a stretch of the log where it belongs in the files that PostgreSQL reads it from, one for each 16 MB. */
async function addToLog({ data, account, timeline }: Log, piece: LogPiece, bytes: Buffer): Promise<void> {
  for (let at: Lsn = piece.start; at < piece.end; at = segmentStart(at) + segmentSize) {
    const path = join(data, 'pg_wal', segmentName(timeline, at));
    const next = segmentStart(at) + segmentSize;
    const part = bytes.subarray(Number(at - piece.start), Number(next - piece.start));
    await writeAt(path, part, Number(at - segmentStart(at)));
    giveTo(account, path, 0o600);
  }
}

async function writeAt(path: string, bytes: Buffer, position: number): Promise<void> {
  const file = await open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return open(path, 'wx+', 0o600);
  });
  try {
    await file.write(bytes, 0, bytes.length, position);
    if ((await file.stat()).size < Number(segmentSize)) await file.truncate(Number(segmentSize));
    await file.sync();
  } finally {
    await file.close();
  }
}
