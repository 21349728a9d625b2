import { timeStampAuthorityAt } from '#modules/signatures';
import { keepBackingUp } from '#platform/backup/keep-backing-up';
import { letLogGo } from '#platform/backup/log-slot';
import type { Config } from '#platform/config';
import { openDatabase, sealerRole } from '#platform/database';
import { startWorker } from '#platform/jobs';
import { readSealKey } from '#platform/journal-seal/seal-key';
import { anchorsFolderOf, startSealer } from '#platform/journal-seal/sealer';
import { productVersion } from '#platform/product-version';
import { modules } from '../modules/all.ts';
import type { Parts, Running } from './running.ts';
import { standInForPortal } from './stand-in-for-portal.ts';

/** What only one product on a data folder may do at a time: the backup, the seal of the journals, the jobs. */
export interface Duties {
  take(): Promise<void>;
  /** Waits for what is under way. */
  layDown(): Promise<void>;
}

export function dutiesOf(config: Config, url: string, parts: Parts): Duties {
  const running: Running[] = [];
  let taken: Promise<void> = Promise.resolve();
  const begin = async (): Promise<void> => {
    for (const start of [startBackups, startSealing, startPortal, startJobs]) {
      const begun = await start(config, url, parts);
      if (begun) running.push(begun);
    }
  };
  return {
    take: () => {
      taken = begin();
      return taken;
    },
    layDown: async () => {
      await taken.catch(() => {});
      for (const { name, stop } of running.splice(0).toReversed())
        await stop().catch((error: unknown) => parts.log(`stopping the ${name} failed`, error));
    },
  };
}

async function startJobs({ databaseUrl }: Config, url: string, parts: Parts): Promise<Running> {
  const worker = await startWorker({
    ...parts,
    url,
    // Whoever holds the data folder of the embedded database is the only one who works on it.
    isAlone: databaseUrl === undefined,
    tasks: modules.flatMap((module) => module.jobs ?? []),
    reactions: modules.flatMap((module) => module.reactions ?? []),
  });
  return { name: 'worker', stop: () => worker.stop() };
}

/** Before the jobs, which tell it, and gone after them. */
const startPortal = (config: Config, _url: string, { log }: Parts): Promise<Running | undefined> =>
  standInForPortal(config, log);

/** In a pool of its own, that works as the sealer; the key stays with the process that has it. */
async function startSealing(_config: Config, url: string, { tools: { config }, clock, log }: Parts): Promise<Running> {
  const { home, tsaUrl, anchorsCopy } = config;
  const database = openDatabase({
    url,
    size: 2,
    log: (error) => log('the sealer lost a connection', error),
    role: sealerRole,
  });
  const sealer = startSealer({
    database,
    clock,
    log,
    key: await readSealKey(home),
    anchorsFolder: anchorsFolderOf(home),
    secondFolder: anchorsCopy,
    stamp: tsaUrl ? timeStampAuthorityAt(tsaUrl).stamp : undefined,
  });
  return { name: 'sealer', stop: () => sealer.stop().finally(() => database.close()) };
}

/** Takes what happens into the backup where there is to be one; of a database of somebody else's, nothing. */
async function startBackups(config: Config, url: string, { log, tools }: Parts): Promise<Running | undefined> {
  const { shelf } = tools.blobs;
  const { home, backup: places, given: environment, databaseUrl } = config;
  if (databaseUrl) return undefined;
  if (!places) {
    await letLogGo(url);
    return undefined;
  }
  const { stop } = keepBackingUp({ home, shelf, places, url, environment, product: productVersion(), log });
  return { name: 'backup', stop };
}
