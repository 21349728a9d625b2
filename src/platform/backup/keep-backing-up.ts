import { setTimeout as sleep } from 'node:timers/promises';
import { type BackingUp, backUp } from './back-up.ts';
import { readBackupKey } from './backup-key.ts';
import { assertApart } from './backup-places.ts';
import { installationOf, renewInstallation } from './installation.ts';
import { listLogPieces, piecesAfter } from './log-pieces.ts';
import { type Lsn, lsnOf } from './lsn.ts';
import { listManifests } from './manifest.ts';
import { LogBehind, type LogReceiver, type ReceivingLog, receiveLog } from './receive-log.ts';

export interface KeepingBackup extends BackingUp {
  readonly url: string;
  readonly log: (message: string, error?: unknown) => void;
  /** For tests: takes what happened into the backup more often than every fifteen seconds, and begins again sooner (ms). */
  readonly wait?: number;
  readonly patience?: number;
}

/**
 * Takes everything that happens into the backup for as long as the product runs, makes a whole backup where there is none
 * that this can go on from, and begins again when something breaks off.
 */
export function keepBackingUp(keeping: KeepingBackup): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await receiveUntil(keeping, stopping.signal);
      } catch (error) {
        keeping.log('the backup of what happens broke off and begins again', error);
        await sleep(keeping.patience ?? 5_000, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  })();
  const stop = (): Promise<void> => {
    stopping.abort();
    return running;
  };
  return { stop };
}

async function receiveUntil(keeping: KeepingBackup, signal: AbortSignal): Promise<void> {
  const { home, places } = keeping;
  assertApart(home, places);
  const key = await readBackupKey(places.key);
  const since = (await lastSet(keeping))?.begun ?? 0;
  const receiving = { ...keeping, key, installation: await installationOf(home), since };
  const receiver = await beginReceiving(receiving, keeping);
  const stop = (): void => receiver.stop();
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const backedUp = backUpWhereNeeded(keeping, receiver.from);
  try {
    await Promise.all([receiver.done, backedUp]);
  } finally {
    signal.removeEventListener('abort', stop);
    // Left alone, one that nobody waits for any more would hold the place in line, and the process, for ever.
    receiver.stop();
    await Promise.allSettled([receiver.done, backedUp]);
  }
}

async function beginReceiving(receiving: ReceivingLog, { home, log }: KeepingBackup): Promise<LogReceiver> {
  try {
    return await receiveLog(receiving);
  } catch (error) {
    if (!(error instanceof LogBehind)) throw error;
    log('the data folder was put back to an earlier time; its backups begin anew');
    return receiveLog({ ...receiving, installation: await renewInstallation(home), since: 0 });
  }
}

async function lastSet({ home, places }: KeepingBackup) {
  const [sets, installation] = [
    await listManifests(places.to, await readBackupKey(places.key)),
    await installationOf(home),
  ];
  return sets.findLast((set) => set.installation === installation && set.database !== 'elsewhere');
}

/** What happens can only be played back onto a whole backup that it follows without a gap. */
async function backUpWhereNeeded(keeping: KeepingBackup, from: Lsn): Promise<void> {
  const set = await lastSet(keeping);
  if (set && set.database !== 'elsewhere') {
    const stop = lsnOf(set.database.stop);
    const chain = piecesAfter(await listLogPieces(keeping.places.to, set.installation), stop);
    if ((chain.at(-1)?.end ?? stop) >= from) return;
  }
  const { problems } = await backUp(keeping);
  for (const problem of problems) keeping.log(problem);
}
