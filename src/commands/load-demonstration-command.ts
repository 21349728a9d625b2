import { systemClock } from '#platform/clock';
import type { Config } from '#platform/config';
import { openDatabase } from '#platform/database';
import { loadDemonstration } from '../demonstration/load-demonstration.ts';
import { joinStorage } from './open-storage.ts';

/** Loads the demonstration into an empty database, and says so when there is something in it already. */
export async function loadDemonstrationCommand(config: Config): Promise<number> {
  if (config.production) {
    console.error('The demonstration is not loaded with MOTCUA_ENV=production.');
    return 1;
  }
  const storage = await joinStorage(config);
  const database = openDatabase({ ...storage, size: 2, log: () => {} });
  try {
    const outcome = await loadDemonstration(storage.url, database, config, systemClock.now());
    console.log(outcome === 'loaded' ? 'The demonstration is loaded.' : 'There is data already; nothing was loaded.');
    return 0;
  } finally {
    await database.close();
    await storage.stop();
  }
}
