import { systemClock } from '#platform/clock';
import { type Database, openDatabase } from '#platform/database';
import { beginAct } from '#platform/journal';
import { agencies, staffIdOf } from './cast.ts';
import { file } from './dossiers.ts';
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

/** Files so many dossiers at once; every second one fails when its number was taken and all was written. */
export async function fileInABurst(database: Database, count: number): Promise<Burst> {
  const filing = async (fails: boolean) => {
    const act: World['act'] = (_who, work) =>
      database.write({ agencies: [agencies.a] }, async (tx) => {
        const result = await work(beginAct(tx, clerk, systemClock.now(), []));
        if (fails) throw new Error('the power went');
        return result;
      });
    return file({ act }, 'clerk Bình');
  };
  const filed = await Promise.allSettled(Array.from({ length: count }, (_, i) => filing(i % 2 === 1)));
  const codes = filed.flatMap((each) => (each.status === 'fulfilled' ? [each.value.code] : []));
  const wrong = filed.find((each) => each.status === 'rejected' && each.reason.message !== 'the power went');
  if (wrong) throw (wrong as PromiseRejectedResult).reason;
  return { codes, undone: count - codes.length };
}

/** As a process of its own: says that it is ready, waits to be told to begin, and tells what became of it. */
async function asProcess([url = '', size = '', count = '']: readonly string[]): Promise<void> {
  const database = openDatabase({ url, size: Number(size), log: () => {} });
  process.send?.('ready');
  await new Promise((begin) => process.once('message', begin));
  process.send?.(await fileInABurst(database, Number(count)));
  await database.close();
  process.disconnect();
}

if (process.send && process.argv[1]?.endsWith('file-in-a-burst.mjs')) await asProcess(process.argv.slice(2));
