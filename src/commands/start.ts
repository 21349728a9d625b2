import { join } from 'node:path';
import { timeStampAuthorityAt } from '#modules/signatures';
import { openApart } from '#platform/apart';
import { keepBackingUp } from '#platform/backup/keep-backing-up';
import { letLogGo } from '#platform/backup/log-slot';
import { openBlobStore } from '#platform/blobs';
import { systemClock } from '#platform/clock';
import type { Config } from '#platform/config';
import { openDatabase, sealerRole } from '#platform/database';
import { startWorker } from '#platform/jobs';
import { readSealKey } from '#platform/journal-seal/seal-key';
import { anchorsFolderOf, startSealer } from '#platform/journal-seal/sealer';
import { openLog } from '#platform/log';
import { openPageEngine } from '#platform/pages/page-engine';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { productVersion } from '#platform/product-version';
import { assetsFolder, root } from '#platform/root';
import { buildApp } from '../app.ts';
import { loadDemonstration } from '../demonstration/load-demonstration.ts';
import { modules } from '../modules/all.ts';
import { announceReady } from './announce-ready.ts';
import { openStorage } from './open-storage.ts';
import { standInForTimeStamps } from './stand-in-for-time-stamps.ts';
import { standInForVneid } from './stand-in-for-vneid.ts';

interface Running {
  readonly name: string;
  stop(): Promise<unknown>;
}

/** Starts the database, the web server and the worker (or one of the two), and returns when asked to stop. */
export async function start(config: Config, [part]: readonly string[]): Promise<number> {
  const began = performance.now();
  const running: Running[] = [];
  const stopped = untilAskedToStop();
  try {
    const storage = await openStorage(config);
    running.push({ name: 'database', stop: storage.stop });
    const log = openLog(console.error);
    const database = openDatabase({
      ...storage,
      size: config.poolSize,
      log: (error) => log('a connection was lost', error),
    });
    running.push({ name: 'connections', stop: database.close });
    const backups = part === 'web' ? undefined : await startBackups(config, storage.url, log);
    if (backups) running.push(backups);
    const demonstration = config.demo ? await loadDemonstration(database, config, systemClock.now()) : undefined;
    const pdf = openPdfEngine({ root });
    running.push({ name: 'pdf', stop: () => pdf.close() });
    const pages = openPageEngine({ root });
    const blobs = openBlobStore(join(config.home, 'papers'));
    const vneid = part === 'worker' ? undefined : await standInForVneid(config);
    if (vneid) running.push({ name: 'vneid', stop: vneid.stop });
    const stamps = part === 'worker' ? undefined : await standInForTimeStamps(vneid?.config ?? config);
    if (stamps) running.push({ name: 'time-stamps', stop: stamps.stop });
    const tools = { config: stamps?.config ?? vneid?.config ?? config, pdf, pages, blobs, apart: openApart() };
    const parts = { database, clock: systemClock, tools, log };
    if (part !== 'web') running.push(await startSealing(storage.url, parts));
    if (part !== 'worker') running.push(await startWeb(config, parts));
    if (part !== 'web') running.push(await startJobs(storage.url, parts));
    // First of all to stop: a page being recognised is given up rather than waited for, and its job runs again.
    running.push({ name: 'pages', stop: () => pages.close() });
    await announceReady({ config, storage, demonstration, database, seconds: (performance.now() - began) / 1000 });
    await stopped;
    console.log('Stopping: finishing what is under way …');
    return 0;
  } finally {
    for (const { name, stop } of running.toReversed())
      await stop().catch((error: unknown) => console.error(`Stopping the ${name} failed: ${error}`));
  }
}

type Parts = Omit<Parameters<typeof buildApp>[0], 'assets'>;

async function startWeb(config: Config, parts: Parts): Promise<Running> {
  const http = await buildApp({ ...parts, assets: assetsFolder });
  await http.listen({ port: config.port, host: config.host });
  return { name: 'web', stop: () => http.close() };
}

async function startJobs(url: string, parts: Parts): Promise<Running> {
  const worker = await startWorker({
    ...parts,
    url,
    // Whoever holds the data folder of the embedded database is the only one who works on it.
    isAlone: parts.tools.config.databaseUrl === undefined,
    tasks: modules.flatMap((module) => module.jobs ?? []),
    reactions: modules.flatMap((module) => module.reactions ?? []),
  });
  return { name: 'worker', stop: () => worker.stop() };
}

/** In a pool of its own, that works as the sealer; the key stays with the process that has it. */
async function startSealing(url: string, { tools: { config }, clock, log }: Parts): Promise<Running> {
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
async function startBackups(config: Config, url: string, log: Parts['log']): Promise<Running | undefined> {
  const { home, backup: places, given: environment, databaseUrl } = config;
  if (databaseUrl) return undefined;
  if (!places) {
    await letLogGo(url);
    return undefined;
  }
  const { stop } = keepBackingUp({ home, places, url, environment, product: productVersion(), log });
  return { name: 'backup', stop };
}

function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}
