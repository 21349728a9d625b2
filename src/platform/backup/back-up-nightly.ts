import { findEmbeddedPostgres } from '../embedded-postgres.ts';
import type { JobTask } from '../jobs.ts';
import type { Invariant } from '../module.ts';
import { productVersion } from '../product-version.ts';
import type { Tools } from '../tools.ts';
import { type BackedUp, backUp } from './back-up.ts';
import { backupProblems } from './backup-health.ts';

/** At 02:00 in Viet Nam. */
export const backUpByNight: JobTask = {
  task: 'platform.back_up',
  does: 'Makes a whole backup where MOTCUA_BACKUP names a folder for it, and forgets old ones.',
  schedule: '0 19 * * *',
  run: async (_payload, { tools }) => void (await backUpAsSet(tools)),
};

/** Makes a backup as the settings say; nothing where they name no folder. */
async function backUpAsSet({ config, blobs: { shelf } }: Tools): Promise<BackedUp | undefined> {
  const { home, backup, databaseUrl, given } = config;
  if (!backup) return undefined;
  const url = databaseUrl ? undefined : await findEmbeddedPostgres(home);
  if (!databaseUrl && !url) throw new Error(`The embedded PostgreSQL of ${home} does not answer.`);
  return backUp({ home, shelf, places: backup, url, environment: given, product: productVersion() });
}

export const backupsAreFresh: Invariant = {
  says: 'The last whole backup is younger than a day and a half, what happened since is in it, and the disks have room.',
  violations: (_database, _agencyIds, { config }) => backupProblems(config, Date.now()),
};
