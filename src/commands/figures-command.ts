import { listAgencies } from '#modules/organisation';
import { countDifferences, mendFigures } from '#modules/statistics';
import { scopeOf, systemFor } from '#platform/access';
import { systemClock } from '#platform/clock';
import type { Config } from '#platform/config';
import { openDatabase, publicScope } from '#platform/database';
import { beginAct } from '#platform/journal';
import { joinStorage } from './open-storage.ts';

/**
 * Counts every dossier of every agency anew and says where the daily figures differ; exit code 1 when they do and are not
 * mended. With `--mend` they are.
 */
export async function figuresCommand(config: Config, args: readonly string[]): Promise<number> {
  const storage = await joinStorage(config);
  const database = openDatabase({ ...storage, size: 2, log: () => {} });
  const mends = args.includes('--mend');
  let differing = 0;
  try {
    for (const { id, code, name } of await database.read(publicScope, (db) => listAgencies(db))) {
      const system = systemFor(id);
      const rows = mends
        ? await database.write(scopeOf(system), (tx) => mendFigures(beginAct(tx, system, systemClock.now(), []), id))
        : await database.read(scopeOf(system), (db) => countDifferences(db, id));
      if (rows > 0) console.log(`${code} ${name}: ${rows} rows ${mends ? 'differed and were counted anew' : 'differ'}`);
      differing += rows;
    }
  } finally {
    await database.close();
    await storage.stop();
  }
  if (differing === 0) console.log('The figures of every agency are what counting every dossier anew gives.');
  return differing === 0 || mends ? 0 : 1;
}
