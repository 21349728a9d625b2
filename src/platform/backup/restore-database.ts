import { mkdirSync } from 'node:fs';
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { type Account, chooseAccount, giveTo } from '../embedded-postgres/account.ts';
import { type Place, placeIn } from '../embedded-postgres/cluster.ts';
import { type EmbeddedPostgres, EmbeddedPostgresError, startEmbeddedPostgres } from '../embedded-postgres.ts';
import { type Unpacking, unpackDatabase } from './unpack-database.ts';

export interface RestoringDatabase extends Pick<Unpacking, 'from' | 'key' | 'chosen'> {
  /** The data folder that is being made; the password of the database is in it already. */
  readonly home: string;
  /** The instant (milliseconds) to come back to; absent means all there is. */
  readonly at: number | undefined;
}

/** What PostgreSQL reads its log by: nothing is to be fetched, all of it has been laid out. */
const recovery = { restore_command: 'false', recovery_target_action: 'promote' };

/**
 * Brings a copied database to an instant by the log and gives back when its last change was (milliseconds); nothing when
 * the database is somebody else's. Throws `EmbeddedPostgresError` when PostgreSQL does not come up.
 */
export async function restoreDatabase(restoring: RestoringDatabase): Promise<{ lastChange: number } | undefined> {
  const { home, chosen, at } = restoring;
  if (chosen.manifest.database === 'elsewhere') return undefined;
  const place = placeIn(home);
  mkdirSync(place.folder, { recursive: true });
  await chmod(place.folder, 0o711);
  const account = chooseAccount(place.folder, place.data);
  const unfinished = `${place.data}.unfinished`;
  await unpackDatabase({ ...restoring, data: unfinished, account });
  await rename(unfinished, place.data);
  const server = await recover(home, place, account, at);
  try {
    return { lastChange: (await endRecovery(server.url)) ?? chosen.manifest.database.copiedAt };
  } finally {
    await server.stop();
  }
}

async function recover(
  home: string,
  place: Place,
  account: Account,
  at: number | undefined,
): Promise<EmbeddedPostgres> {
  const target = at === undefined ? {} : { recovery_target_time: targetText(at) };
  const own = await askForRecovery(place, account, { ...recovery, ...target });
  try {
    return await startEmbeddedPostgres({ home, log: () => {} });
  } catch (error) {
    const isUnreached =
      error instanceof EmbeddedPostgresError && /before configured recovery target/.test(error.message);
    if (at === undefined || !isUnreached) throw error;
    // Nothing was committed after the instant: as it was then is as it is when all of the log has been read.
    await writeOwned(join(place.data, settingsFile), own, account);
    return recover(home, place, account, undefined);
  }
}

/** The settings take no `T` and no `Z`. */
const targetText = (at: number): string => new Date(at).toISOString().replace('T', ' ').replace('Z', '+00');

const settingsFile = 'postgresql.auto.conf';

/** Adds settings for the recovery to those that were made in the database, and gives back how the file was. */
async function askForRecovery(place: Place, account: Account, settings: Readonly<Record<string, string>>) {
  const path = join(place.data, settingsFile);
  const before = await readFile(path, 'utf8');
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
  await writeOwned(path, `${before}${lines.join('')}`, account);
  await writeOwned(join(place.data, 'recovery.signal'), '', account);
  return before;
}

async function writeOwned(path: string, text: string, account: Account): Promise<void> {
  await rm(path, { force: true });
  await writeFile(path, text, { mode: 0o600, flush: true });
  giveTo(account, path, 0o600);
}

async function endRecovery(url: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const name of [...Object.keys(recovery), 'recovery_target_time'])
      await client.query(`alter system reset ${name}`);
    const { rows } = await client.query<{ at: number | null }>(
      'select extract(epoch from pg_last_xact_replay_timestamp())::float8 * 1000 as at',
    );
    return rows[0]?.at ?? undefined;
  } finally {
    await client.end();
  }
}
