import type pg from 'pg';
import { type Database, openDatabase } from '#platform/database';
import { migrate } from '#platform/migrations';
import { root } from '#platform/root';
import { spread } from '../src/commands/distribute/spread.ts';
import { loadCatalogue, loadPeople } from '../src/demonstration/load-demonstration.ts';
import { citusUrl, dropOnEachMachine, letTestsPast, makeOnEachMachine } from './citus.ts';
import { onDatabase } from './on-database.ts';
import { sameKeysElsewhere } from './personal-keys.ts';

export { onDatabase } from './on-database.ts';

/** When the tests' world begins; procedures hold from that day. */
const begin = Date.parse('2026-01-01T00:00:00Z');

const template = 'motcua_test_template';

/** The server the tests run on, started by `npm test` or given as DATABASE_URL. */
export function serverUrl(): string {
  const url = citusUrl ?? process.env.MOTCUA_TEST_DATABASE_URL;
  if (!url) throw new Error('Run the tests by `npm test`: they need a PostgreSQL, which it starts.');
  return url;
}

/** Makes the database that every worker's own is copied from: migrated, with the cast and the reference data. */
export async function makeTemplate(): Promise<void> {
  if (citusUrl) return;
  await onServer(async (server) => {
    await server.query(`drop database if exists ${template} with (force)`);
    await server.query(`create database ${template}`);
  });
  await fill(urlOf(template));
}

async function fill(url: string): Promise<void> {
  await migrate(url, root);
  if (citusUrl)
    await onDatabase(url, async (client) => {
      await spread(client);
      await letTestsPast(client);
    });
  const database = openDatabase({ url, size: 2, log: () => {}, personalKeys: sameKeysElsewhere() });
  await loadPeople(database, begin);
  await loadCatalogue(database, '2026-01-01', begin);
  await database.close();
}

/** Copies the template under a name and returns its address; an older copy of that name goes. */
export async function makeCopy(name: string): Promise<string> {
  if (citusUrl) {
    await makeOnEachMachine(citusUrl, name);
    await fill(urlOf(name));
    return urlOf(name);
  }
  await onServer(async (server) => {
    await server.query(`drop database if exists ${name} with (force)`);
    await server.query(`create database ${name} template ${template}`);
  });
  return urlOf(name);
}

/** Throws a copy away; who is still connected is sent off. */
export async function dropCopy(name: string): Promise<void> {
  if (citusUrl) return dropOnEachMachine(citusUrl, name);
  await onServer((server) => server.query(`drop database if exists ${name} with (force)`));
}

/** Runs `body` on a database of its own, through a real pool, for what must be seen by several connections. */
export async function withOwnDatabase(
  body: (database: Database, url: string) => Promise<void>,
  size = 10,
): Promise<void> {
  const name = `motcua_test_own_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const url = await makeCopy(name);
  const database = openDatabase({ url, size, log: () => {}, personalKeys: sameKeysElsewhere() });
  try {
    await body(database, url);
  } finally {
    await database.close();
    await dropCopy(name);
  }
}

function urlOf(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

const onServer = (work: (client: pg.Client) => Promise<unknown>) => onDatabase(serverUrl(), work);
