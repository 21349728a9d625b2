import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedOrganisation } from '#modules/organisation';
import { openDatabase, publicScope } from '#platform/database';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { migrate } from '#platform/migrations';
import { root } from '#platform/root';
import { onDatabase } from '#test/database';
import { sameKeysElsewhere } from '#test/personal-keys';
import { demonstrationId } from '../src/demonstration/demonstration-id.ts';
import { loadCatalogue, loadPeople } from '../src/demonstration/load-demonstration.ts';
import { organisationSeed } from '../src/demonstration/seed.ts';

/** Databases to measure on: a throw-away server that keeps every promise of a real one (fsync on). */
export interface Ground {
  readonly home: string;
  /** Makes a database with the demonstration and thirty more communes, and returns its address. */
  database(name: string): Promise<string>;
  /** Remembers what must be stopped before the server is, and returns it. */
  keep<T extends { stop(): Promise<unknown> }>(running: T): T;
  /** Stops everything and takes the folder away, also when a part failed. */
  clear(): Promise<void>;
}

type SeedAgency = (typeof organisationSeed.agencies)[number];

/** Thirty communes besides those of the demonstration. */
export const communes: readonly SeedAgency[] = Array.from({ length: 30 }, (_, i) => communeNumber(i));

function communeNumber(i: number): SeedAgency {
  const model = organisationSeed.agencies.find(({ level }) => level === 'commune') as SeedAgency;
  const id = demonstrationId(9000 + i);
  return {
    ...model,
    id,
    ancestorIds: [...model.ancestorIds.slice(0, -1), id],
    code: `H44.${300 + i}`,
    oldCode: `000.00.${300 + i}.H44`,
    unitCode: String(5500 + i).padStart(5, '0'),
    name: `Ủy ban nhân dân xã số ${i + 1}`,
    centreName: `Trung tâm Phục vụ hành chính công xã số ${i + 1}`,
    placeName: `Xã số ${i + 1}`,
    location: null,
  };
}

/** Starts the server and fills the database that all others are copied from. */
export async function layGround(): Promise<Ground> {
  const home = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  chmodSync(home, 0o711);
  const server = await startEmbeddedPostgres({ home: join(home, 'server'), log: (line) => console.error(line) });
  const kept: { stop(): Promise<unknown> }[] = [];
  const keep: Ground['keep'] = (running) => {
    kept.push(running);
    return running;
  };
  const clear = async () => {
    for (const running of kept.splice(0).toReversed()) await running.stop();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await onDatabase(server.url, (client) => client.query('create database ground'));
    await fill(addressOf(server.url, 'ground'));
  } catch (error) {
    await clear();
    throw error;
  }
  const database = async (name: string) => {
    await onDatabase(server.url, (client) =>
      client.query(`create database ${name} template ground strategy file_copy`),
    );
    return addressOf(server.url, name);
  };
  return { home, database, keep, clear };
}

async function fill(url: string): Promise<void> {
  await migrate(url, root);
  const database = openDatabase({ url, size: 2, log: () => {}, personalKeys: sameKeysElsewhere() });
  await loadPeople(database, Date.now());
  await loadCatalogue(database, '2025-07-01', Date.now());
  await enterCommunes(database);
  await database.close();
}

const nothing = { agencies: [], positions: [], departments: [], staff: [], changes: [] };

/** Enters the thirty communes. */
export function enterCommunes(database: Pick<ReturnType<typeof openDatabase>, 'write'>): Promise<void> {
  return database.write(publicScope, (tx) => seedOrganisation(tx, { ...nothing, agencies: communes }));
}

function addressOf(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
