import type { Config } from '#platform/config';
import { joinStorage } from './open-storage.ts';

/** Brings the schema up to date and says what was applied. */
export async function migrateCommand(config: Config): Promise<number> {
  const storage = await joinStorage(config);
  await storage.stop();
  console.log(storage.applied.length === 0 ? 'The schema is up to date.' : `Applied: ${storage.applied.join(', ')}`);
  return 0;
}
