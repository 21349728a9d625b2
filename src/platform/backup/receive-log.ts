import { papersIn } from '../open-shelf.ts';
import { openFolderShelf } from '../shelf.ts';
import type { BackingUp } from './back-up.ts';
import type { BackupKey } from './backup-key.ts';
import { copyContent } from './contents.ts';
import { noteBackupState } from './installation.ts';
import { listLogPieces, noteCovered, writeLogPiece } from './log-pieces.ts';
import { keepLog } from './log-slot.ts';
import { type LogNews, openLogStream } from './log-stream.ts';
import type { Lsn } from './lsn.ts';

/** At most so long (milliseconds) and so much (bytes) waits before it goes into the backup. */
const limits = { wait: 15_000, bytes: 16 * 1024 * 1024 } as const;

export interface ReceivingLog extends Pick<BackingUp, 'home' | 'shelf' | 'places'> {
  readonly url: string;
  readonly key: BackupKey;
  readonly installation: string;
  /** When the last whole backup was begun (milliseconds): files that came before are in it. */
  readonly since: number;
  /** For tests: seals more often than every fifteen seconds. */
  readonly wait?: number;
}

export interface LogReceiver {
  /** Where what it takes begins. */
  readonly from: Lsn;
  /** Fulfils when the log ends because of {@link LogReceiver.stop}; rejects when it breaks off. */
  readonly done: Promise<void>;
  /** Takes in what there is up to now and ends. */
  stop(): void;
}

/**
 * Takes the log of the database into the backup as it is written, and with each stretch the files that came in
 * meanwhile: first the files, then the stretch, so that no row in it names a file that is not there.
 */
export async function receiveLog(receiving: ReceivingLog): Promise<LogReceiver> {
  const { url, places, installation, wait = limits.wait } = receiving;
  const { timeline, end, kept } = await keepLog(url);
  const last = (await listLogPieces(places.to, installation)).at(-1);
  if (last && last.end > end) throw new LogBehind();
  const from = last && last.end > kept ? last.end : kept;
  const stream = await openLogStream(url, from, timeline);
  const taking = openTaking(receiving, from);
  let isStopping = false;
  const timer = setInterval(() => stream.confirm(taking.safe()), wait / 3);
  const done = (async () => {
    try {
      stream.confirm(from);
      for await (const news of stream.news) {
        taking.take(news);
        const isAll = news.bytes === undefined && news.at === taking.next();
        if (taking.size() >= limits.bytes || taking.age() >= wait || (isStopping && isAll)) await taking.seal();
        if (isStopping && isAll) return;
      }
    } finally {
      clearInterval(timer);
      await stream.close();
    }
  })();
  const stop = (): void => {
    isStopping = true;
    stream.confirm(taking.safe());
  };
  return { from, done, stop };
}

/** The backup has more of the log than the database: the data folder was put back to an earlier time. */
export class LogBehind extends Error {}

const margin = 5_000;

/** What was received and is not in the backup yet. */
function openTaking(receiving: ReceivingLog, from: Lsn) {
  const { home, shelf = openFolderShelf(papersIn(home)), places, key, installation, since } = receiving;
  let held: Buffer[] = [];
  let start = from;
  let next = from;
  let until = 0;
  let sealedAt = Date.now();
  // A folder's time of change may be coarse, and its clock another's.
  let looked = since - margin;

  async function newContents(): Promise<string[]> {
    const began = Date.now();
    const found: string[] = [];
    for await (const content of shelf.list(looked)) {
      const { state } = await copyContent(shelf, places.to, key, content);
      if (state !== 'changed' && state !== 'gone') found.push(content);
    }
    looked = began - margin;
    return found;
  }

  return {
    next: () => next,
    safe: () => start,
    size: () => Number(next - start),
    age: () => Date.now() - sealedAt,
    take({ at, bytes, end, sentAt }: LogNews) {
      if (bytes && at !== next) throw new Error(`The log goes on at ${at} instead of ${next}.`);
      if (bytes) held.push(bytes);
      next += BigInt(bytes?.length ?? 0);
      if (next >= end) until = sentAt;
    },
    async seal() {
      sealedAt = Date.now();
      const contents = await newContents();
      const bytes = Buffer.concat(held);
      const isSomething = bytes.length > 0 || contents.length > 0;
      if (isSomething) await writeLogPiece(places.to, key, installation, { start, until, bytes, contents });
      await noteCovered(places.to, key, installation, { end: next, until });
      held = [];
      start = next;
      await noteBackupState(home, { coveredUntil: until });
    },
  };
}
