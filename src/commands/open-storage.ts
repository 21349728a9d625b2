import pg from 'pg';
import type { Config } from '#platform/config';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { migrate } from '#platform/migrations';
import { root } from '#platform/root';

/** The database in use, brought up to date. */
export interface Storage {
  readonly url: string;
  /** One line: what was found. */
  readonly found: string;
  readonly applied: readonly string[];
  stop(): Promise<void>;
}

/** Reaches the database of the settings, or starts the embedded one, and migrates it. */
export async function openStorage(config: Config): Promise<Storage> {
  const { url, found, stop } = config.databaseUrl ? await external(config.databaseUrl) : await embedded(config);
  try {
    return { url, found, stop, applied: await migrate(url, root) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function external(url: string) {
  return { url, found: `PostgreSQL at ${new URL(url).host}`, stop: async () => {} };
}

async function embedded({ home }: Config) {
  const server = await startEmbeddedPostgres({ home, log: (line) => console.error(line) });
  const url = await databaseOf(server.url, 'motcua');
  const words = {
    new: 'a new embedded PostgreSQL',
    stopped: 'the embedded PostgreSQL',
    running: 'the embedded PostgreSQL, left running',
  };
  return { url, found: `${words[server.found]} in ${home}`, stop: () => server.stop() };
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
