import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAbandoned, startEmbeddedPostgres } from './platform/embedded-postgres.ts';

export interface TestServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * The PostgreSQL that tests make their databases on: the one of `DATABASE_URL`, or an embedded one of its own, quick and
 * gone afterwards. Tells `test/database.ts` where it is, and stops it when the program is asked to stop early.
 */
export async function startTestServer(): Promise<TestServer> {
  const url = process.env.DATABASE_URL;
  const starting = url ? Promise.resolve({ url, stop: async () => {} }) : startThrowAway();
  const stopEarly = async (): Promise<never> => {
    await (await starting).stop();
    process.exit(130);
  };
  process.once('SIGINT', stopEarly).once('SIGTERM', stopEarly);
  const server = await starting;
  process.env.MOTCUA_TEST_DATABASE_URL = server.url;
  return server;
}

async function startThrowAway(): Promise<TestServer> {
  const inMemory = hasRoomInMemory();
  if (inMemory) removeAbandoned(memory);
  const home = mkdtempSync(join(inMemory ? memory : tmpdir(), prefix));
  chmodSync(home, 0o711);
  const postgres = await startEmbeddedPostgres({ home, throwAway: true, log: (line) => console.error(line) });
  const stop = async () => {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { url: postgres.url, stop };
}

const prefix = 'motcua-test-';

/** Where Linux keeps files in memory. */
const memory = '/dev/shm';

const gigabyte = 2 ** 30;

/**
 * Whether the files of the databases may lie in memory: making and taking away some thousand files for each copy of a
 * database costs a disk a tenth of the time of all tests. They come to less than a gigabyte.
 */
function hasRoomInMemory(): boolean {
  if (!existsSync(memory) || process.availableMemory() < 8 * gigabyte) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 4 * gigabyte;
}

/** Memory is not given back by itself: what a run left in `folder` that was killed goes, and its server, missing it, ends. */
export function removeAbandoned(folder: string): void {
  const homes = readdirSync(folder).filter((name) => name.startsWith(prefix));
  for (const home of homes.map((name) => join(folder, name)))
    if (isAbandoned(home)) rmSync(home, { recursive: true, force: true });
}
