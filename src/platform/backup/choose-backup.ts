import { BackupError } from './backup-error.ts';
import type { BackupKey } from './backup-key.ts';
import { type LogPiece, listLogPieces, piecesAfter, reachOf } from './log-pieces.ts';
import { lsnOf } from './lsn.ts';
import { listManifests, type Manifest } from './manifest.ts';

/** The backup to restore from, and the log that leads on from it. */
export interface Chosen {
  readonly manifest: Manifest;
  readonly chain: readonly LogPiece[];
  /** Until when (milliseconds) it has all that was committed. */
  readonly reach: number;
}

/** The last backup from which the instant `at` can be reached; throws `BackupError` when there is none. */
export async function chooseBackup(from: string, key: BackupKey, at: number | undefined): Promise<Chosen> {
  const sets = await listManifests(from, key);
  const first = sets[0];
  if (!first) throw new BackupError(`There is no backup in ${from}.`);
  const manifest = sets.findLast((set) => at === undefined || earliestOf(set) <= at);
  if (!manifest || at === undefined) {
    const last = manifest ?? first;
    if (at !== undefined) throw new BackupError(`Nothing before ${instantText(earliestOf(first))} can be restored.`);
    return withChain(from, key, last);
  }
  if (manifest.database === 'elsewhere') throw new BackupError('Only the files are in this backup: leave --at out.');
  const chosen = await withChain(from, key, manifest);
  if (chosen.reach < at) {
    const reach = instantText(chosen.reach);
    throw new BackupError(`The backup ${manifest.name} has what happened until ${reach}, and nothing later.`);
  }
  return { ...chosen, chain: chainUntil(chosen.chain, at) };
}

/** One piece more than reaches `at`: a transaction gets its time a moment before it is written. */
function chainUntil(chain: readonly LogPiece[], at: number): readonly LogPiece[] {
  const last = chain.findIndex(({ until }) => until >= at);
  return last < 0 ? chain : chain.slice(0, last + 2);
}

const earliestOf = ({ database, finished }: Manifest): number =>
  database === 'elsewhere' ? finished : database.copiedAt;

async function withChain(from: string, key: BackupKey, manifest: Manifest): Promise<Chosen> {
  const { database, installation, finished } = manifest;
  if (database === 'elsewhere') return { manifest, chain: [], reach: finished };
  const stop = lsnOf(database.stop);
  const chain = piecesAfter(await listLogPieces(from, installation), stop);
  const { copiedAt } = database;
  return { manifest, chain, reach: await reachOf(from, key, installation, { chain, stop, copiedAt }) };
}

/** `2026-11-27 10:15:00`, the time in Viet Nam, to the second that has begun. */
export const instantText = (instant: number): string =>
  new Date(instant + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
