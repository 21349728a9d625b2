import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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
  /** One that is only asked: filled by `fill` unless an earlier bench kept it. */
  filled(name: string, fill: (url: string) => Promise<unknown>): Promise<string>;
  /** Remembers what must be stopped before the server is, and returns it. */
  keep<T extends { stop(): Promise<unknown> }>(running: T): T;
  /** Stops everything and takes the folder away unless it is kept, also when a part failed. */
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

/** Starts the server and fills the database that all others are copied from; in a folder of its own or one that is kept. */
export async function layGround(keptIn?: string): Promise<Ground> {
  const home = keptIn ? resolve(keptIn) : mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  mkdirSync(home, { recursive: true });
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
    if (!keptIn) rmSync(home, { recursive: true, force: true });
  };
  const ask = (text: string) => onDatabase(server.url, (client) => client.query(text));
  const anew = async (name: string, template: string) => {
    await ask(`drop database if exists ${name}`);
    await ask(`create database ${name} template ${template} strategy file_copy`);
    return addressOf(server.url, name);
  };
  const filled = async (name: string, fill: (url: string) => Promise<unknown>, template = 'ground') => {
    const { rowCount } = await ask(`select from pg_database where datname = '${name}'`);
    if (rowCount === 0) {
      await fill(await anew(`${name}_unfinished`, template));
      await ask(`alter database ${name}_unfinished rename to ${name}`);
    }
    return addressOf(server.url, name);
  };
  try {
    await filled('ground', fill, 'template1');
  } catch (error) {
    await clear();
    throw error;
  }
  return { home, database: (name) => anew(name, 'ground'), filled, keep, clear };
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
