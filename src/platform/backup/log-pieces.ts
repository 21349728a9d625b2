import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { readWholeSealed, writeSealed } from './backup-folder.ts';
import type { BackupKey } from './backup-key.ts';
import type { Lsn } from './lsn.ts';
import { bytesOf } from './manifest.ts';

/** A stretch of the database's log in a backup: from `start` up to `end`. */
export interface LogPiece {
  readonly name: string;
  readonly start: Lsn;
  readonly end: Lsn;
  /** All that was committed before this instant (milliseconds) is in this piece or an earlier one. */
  readonly until: number;
}

/** What a piece holds: bytes of the log, and the contents that came into the store of files meanwhile. */
export interface LogPieceContent {
  readonly bytes: Buffer;
  readonly contents: readonly string[];
}

const folderOf = (installation: string): string => `log/${installation}`;
const hex = (lsn: Lsn): string => lsn.toString(16).padStart(16, '0');
const [pack, unpack] = [promisify(zstdCompress), promisify(zstdDecompress)];

/** The pieces of one installation, in the order of the log. */
export async function listLogPieces(folder: string, installation: string): Promise<LogPiece[]> {
  const within = folderOf(installation);
  const names = await readdir(join(folder, within)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.sort().flatMap((name) => {
    const [, start, end, until] = /^([0-9a-f]{16})-([0-9a-f]{16})-(\d+)$/.exec(name) ?? [];
    if (!start || !end) return [];
    return [{ name: `${within}/${name}`, start: BigInt(`0x${start}`), end: BigInt(`0x${end}`), until: Number(until) }];
  });
}

/** Writes a piece; the contents it names must be in the backup already. */
export async function writeLogPiece(
  folder: string,
  key: BackupKey,
  installation: string,
  { start, until, bytes, contents }: Pick<LogPiece, 'start' | 'until'> & LogPieceContent,
): Promise<LogPiece> {
  const end = start + BigInt(bytes.length);
  const name = `${folderOf(installation)}/${hex(start)}-${hex(end)}-${until}`;
  const head = Buffer.from(`${JSON.stringify(contents)}\n`);
  const packed = await pack(Buffer.concat([head, bytes]));
  await writeSealed(folder, name, key, once(packed));
  return { name, start, end, until };
}

/** Reads a piece; throws when it is missing or damaged. */
export async function readLogPiece(folder: string, key: BackupKey, { name }: LogPiece): Promise<LogPieceContent> {
  const whole = await unpack(await readWholeSealed(folder, name, key));
  const cut = whole.indexOf('\n');
  return { bytes: whole.subarray(cut + 1), contents: JSON.parse(whole.toString('utf8', 0, cut)) };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** The pieces that lead on from `stop` without a gap. */
export function piecesAfter(pieces: readonly LogPiece[], stop: Lsn): LogPiece[] {
  const chain: LogPiece[] = [];
  let end = stop;
  for (const piece of pieces) {
    if (piece.end <= end) continue;
    if (piece.start > end) break;
    chain.push(piece);
    end = piece.end;
  }
  return chain;
}

/** Forgets the pieces that end before `start`, or all of them. */
export async function forgetLog(folder: string, installation: string, start: Lsn | 'all'): Promise<void> {
  for (const { name, end } of await listLogPieces(folder, installation))
    if (start === 'all' || end <= start) await rm(join(folder, name));
}

const coveredName = (installation: string): string => `${folderOf(installation)}/covered`;

/** Up to where the log was complete at an instant (milliseconds), for times when nothing happens. */
export interface Covered {
  readonly end: Lsn;
  readonly until: number;
}

/** Notes that nothing before `until` was missing from the backup. */
export async function noteCovered(
  folder: string,
  key: BackupKey,
  installation: string,
  { end, until }: Covered,
): Promise<void> {
  await writeSealed(folder, coveredName(installation), key, bytesOf(`${end} ${until}`));
}

/** Until when (milliseconds) a chain of pieces after `copiedAt` has all that was committed. */
export async function reachOf(
  folder: string,
  key: BackupKey,
  installation: string,
  { chain, stop, copiedAt }: { readonly chain: readonly LogPiece[]; readonly stop: Lsn; readonly copiedAt: number },
): Promise<number> {
  const last = chain.at(-1) ?? { end: stop, until: copiedAt };
  const noted = await readWholeSealed(folder, coveredName(installation), key).catch(() => Buffer.from('0 0'));
  const [end = '0', until = '0'] = noted.toString().split(' ');
  return Math.max(copiedAt, last.until, last.end >= BigInt(end) ? Number(until) : 0);
}
