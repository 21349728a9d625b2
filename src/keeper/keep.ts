import { join } from 'node:path';
import { type Config, readConfig } from '#platform/config';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { cacheFolder, root } from '#platform/root';
import { untilAskedToStop } from '../asked-to-stop.ts';
import { explainFailure } from '../commands/explain-failure.ts';
import { foundWords } from '../found-words.ts';
import { Keeper } from './keeper.ts';
import { EndedBeforeItServed } from './kept-product.ts';
import { openReloadDoor } from './reload-door.ts';

const log = (line: string): void => console.error(line);

/** Starts the embedded database, if it is to be had, and keeps the product serving over it until asked to stop. */
async function keep(config: Config): Promise<number> {
  const stopped = untilAskedToStop();
  const { home, port, host, databaseUrl } = config;
  const starting = databaseUrl ? undefined : startEmbeddedPostgres({ home, log });
  const found = Promise.resolve(starting?.then((postgres) => foundWords(postgres, home)));
  const raising = Keeper.start({ program: join(cacheFolder, 'main.mjs'), found, place: { host, port }, log });
  // Without a database its reason is the one to tell, not that of the product which could not begin.
  raising.catch(() => {});
  try {
    await found;
    const keeper = await raising;
    const door = await openReloadDoor(home, port, (program, signal) => keeper.replace(program, signal));
    await stopped;
    door.close();
    await keeper.stop();
    return 0;
  } finally {
    await (await starting)?.stop();
  }
}

try {
  process.exitCode = await keep(readConfig(process.env, root));
} catch (error) {
  // One that ended before it served has said why.
  if (!(error instanceof EndedBeforeItServed)) console.error(explainFailure(error));
  process.exitCode = 1;
}
