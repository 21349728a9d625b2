import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts';

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
  const home = mkdtempSync(join(tmpdir(), 'motcua-test-'));
  chmodSync(home, 0o711);
  const postgres = await startEmbeddedPostgres({ home, throwAway: true, log: (line) => console.error(line) });
  const stop = async () => {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return { url: postgres.url, stop };
}
