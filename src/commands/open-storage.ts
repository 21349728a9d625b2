import pg from 'pg';
import type { Config } from '#platform/config';
import { findEmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres';
import { migrate } from '#platform/migrations';
import type { PersonalKeys } from '#platform/personal-data';
import { openPersonalKeys } from '#platform/personal-keys';
import { root } from '#platform/root';
import { sealInClear } from '#platform/seal-in-clear';
import { foundWords } from '../found-words.ts';
import { modules } from '../modules/all.ts';

/** The database in use, brought up to date. */
export interface Storage {
  readonly url: string;
  /** One line: what was found. */
  readonly found: string;
  readonly applied: readonly string[];
  readonly personalKeys: PersonalKeys;
  stop(): Promise<void>;
}

type Found = Omit<Storage, 'applied' | 'personalKeys'>;

/** Reaches the database of the settings, or starts the embedded one, and migrates it. */
export async function openStorage(config: Config): Promise<Storage> {
  return migrated(config.databaseUrl ? external(config.databaseUrl) : await embedded(config), config);
}

/**
 * Reaches the embedded database of the settings as it is, without bringing it up to date: the running product's, or one
 * started for the while. Nothing when the settings name a database elsewhere.
 */
export async function reachEmbedded(config: Config): Promise<Found | undefined> {
  if (config.databaseUrl) return undefined;
  const running = await findEmbeddedPostgres(config.home);
  if (running) return { url: running, found: `the database of the running product`, stop: async () => {} };
  return embedded(config);
}

/** Like {@link openStorage}, for whoever comes to a database that somebody else started: they use it while it runs. */
export async function joinStorage(
  config: Config,
  found = `the database of the running product in ${config.home}`,
): Promise<Storage> {
  const running = config.databaseUrl ? undefined : await findEmbeddedPostgres(config.home);
  if (!running) return openStorage(config);
  const url = await databaseOf(running, 'motcua');
  return migrated({ url, found, stop: async () => {} }, config);
}

async function migrated(found: Found, { home }: Config): Promise<Storage> {
  try {
    const applied = await migrate(found.url, root);
    const personalKeys = await openPersonalKeys(home, found.url);
    const personal = modules.flatMap((module) => module.personal ?? []);
    const count = await sealInClear(found.url, personalKeys, personal);
    if (count > 0) console.error(`Sealed what was personal in ${count} rows of an earlier version.`);
    return { ...found, applied, personalKeys };
  } catch (error) {
    await found.stop();
    throw error;
  }
}

function external(url: string): Found {
  return { url, found: `PostgreSQL at ${new URL(url).host}`, stop: async () => {} };
}

async function embedded({ home }: Config): Promise<Found> {
  const server = await startEmbeddedPostgres({ home, log: (line) => console.error(line) });
  const stop = () => server.stop();
  const url = await databaseOf(server.url, 'motcua').catch((error: unknown) =>
    stop().then(() => Promise.reject(error)),
  );
  return { url, found: foundWords(server, home), stop };
}

/** The address of a database of that name, made if it is not there. */
async function databaseOf(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
