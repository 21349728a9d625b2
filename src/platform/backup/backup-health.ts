import { statfs } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { readBackupState } from './installation.ts';

const minute = 60_000;
const hour = 60 * minute;

type Watched = Pick<Config, 'home' | 'backup' | 'production' | 'databaseUrl'>;

/** What an operator must know of the backups of a running product at `now`, one line each; none when all is well. */
export async function backupProblems(config: Watched, now: number): Promise<string[]> {
  const { home, backup, production, databaseUrl } = config;
  const folders = [home, ...(backup ? [backup.to] : [])];
  const full = (await Promise.all(folders.map(nearlyFull))).flat();
  if (!backup) return production ? [...full, 'No backup is set up: MOTCUA_BACKUP names no folder for it.'] : full;
  const { finished = 0, coveredUntil = 0, problem } = await readBackupState(home);
  return [
    ...full,
    ...(now - finished > 36 * hour ? [`The last whole backup is ${ageOf(finished, now)}.`] : []),
    ...(!databaseUrl && now - coveredUntil > 5 * minute
      ? [`What is in the backup of what happens is ${ageOf(coveredUntil, now)}.`]
      : []),
    ...(problem ? [`The last attempt said: ${problem}`] : []),
  ];
}

const ageOf = (instant: number, now: number): string =>
  instant === 0 ? 'still to come' : `${((now - instant) / hour).toFixed(1)} hours old`;

/** A twentieth of the disk, between half a gigabyte and ten. */
async function nearlyFull(folder: string): Promise<string[]> {
  const disk = await statfs(folder).catch((error: NodeJS.ErrnoException) => error);
  if (disk instanceof Error) return [`${folder} cannot be reached: ${disk.message}`];
  const gigabyte = 1024 ** 3;
  const [free, all] = [disk.bavail * disk.bsize, disk.blocks * disk.bsize];
  const least = Math.max(gigabyte / 2, Math.min(all / 20, 10 * gigabyte));
  return free < least ? [`The disk of ${folder} is nearly full: ${(free / gigabyte).toFixed(1)} GB are left.`] : [];
}
