import { systemClock } from '#platform/clock';
import { type Database, openDatabase } from '#platform/database';
import { beginAct } from '#platform/journal';
import { agencies, staffIdOf } from './cast.ts';
import { file } from './dossiers.ts';
import { sameKeysElsewhere } from './personal-keys.ts';
import type { World } from './world.ts';

/** What became of a burst of filings. */
export interface Burst {
  readonly codes: readonly string[];
  readonly undone: number;
}

const clerk = {
  kind: 'staff',
  id: staffIdOf('clerk Bình'),
  name: 'Trần Văn Bình',
  agencyId: agencies.a,
  agencies: [agencies.a],
  roles: ['counter_clerk'],
} as const;

/** How many file at the same time, and how many dossiers in all. */
export interface BurstSize {
  readonly connections: number;
  readonly count: number;
}

/** Files dossiers from several connections; every second filing fails when its number was taken and all was written. */
export async function fileInABurst(database: Database, { connections, count }: BurstSize): Promise<Burst> {
  const codes: string[] = [];
  let begun = 0;
  const fileOnAndOn = async () => {
    for (let turn = begun++; turn < count; turn = begun++) {
      const filed = await fileOnce(database, turn % 2 === 1).catch(unlessUndone);
      if (filed) codes.push(filed);
    }
  };
  await Promise.all(Array.from({ length: connections }, fileOnAndOn));
  return { codes, undone: count - codes.length };
}

class PowerWent extends Error {}

function unlessUndone(error: unknown): undefined {
  if (!(error instanceof PowerWent)) throw error;
}

async function fileOnce(database: Database, fails: boolean): Promise<string> {
  const act: World['act'] = (_who, work) =>
    database.write({ agencies: [agencies.a] }, async (tx) => {
      const result = await work(beginAct(tx, clerk, systemClock.now(), []));
      if (fails) throw new PowerWent();
      return result;
    });
  return (await file({ act }, 'clerk Bình')).code;
}

/** As a process of its own: says that it is ready, waits to be told to begin, and tells what became of it. */
async function asProcess([url = '', connections = '', count = '']: readonly string[]): Promise<void> {
  const database = openDatabase({ url, size: Number(connections), log: () => {}, personalKeys: sameKeysElsewhere() });
  process.send?.('ready');
  await new Promise((begin) => process.once('message', begin));
  process.send?.(await fileInABurst(database, { connections: Number(connections), count: Number(count) }));
  await database.close();
  process.disconnect();
}

if (process.send && process.argv[1]?.endsWith('file-in-a-burst.mjs')) await asProcess(process.argv.slice(2));
