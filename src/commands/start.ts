import type { FastifyInstance } from 'fastify';
import { openApart } from '#platform/apart';
import { openBlobStore } from '#platform/blobs';
import { systemClock } from '#platform/clock';
import { leaveGently } from '#platform/closing';
import type { Config } from '#platform/config';
import { openContentKeys } from '#platform/content-keys';
import { openCopyForReports } from '#platform/copy-for-reports';
import { type Database, openDatabase, type PoolOptions } from '#platform/database';
import { openLog } from '#platform/log';
import { openShelf, papersIn } from '#platform/open-shelf';
import { openPageEngine, type PageEngine } from '#platform/pages/page-engine';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { assetsFolder, root } from '#platform/root';
import { buildApp } from '../app.ts';
import { untilAskedToStop } from '../asked-to-stop.ts';
import { loadDemonstration } from '../demonstration/load-demonstration.ts';
import { findOurKeeper, type OurKeeper } from '../keeper/our-keeper.ts';
import { announceReady } from './announce-ready.ts';
import { type Duties, dutiesOf } from './duties.ts';
import { joinStorage, openStorage } from './open-storage.ts';
import type { Parts, Running } from './running.ts';
import { standInForPaygov } from './stand-in-for-paygov.ts';
import { standInForTimeStamps } from './stand-in-for-time-stamps.ts';
import { standInForVneid } from './stand-in-for-vneid.ts';
import { stopInGoodTime } from './stop-in-good-time.ts';

/**
 * Starts the web server and the worker (or one of the two) and, unless a keeper did, the database; returns when asked to
 * stop. What only one product at a time may do begins when the keeper says so.
 */
export async function start(config: Config, [part]: readonly string[]): Promise<number> {
  const began = performance.now();
  const running: Running[] = [];
  const stopped = untilAskedToStop();
  const keeper = await findOurKeeper();
  try {
    const storage = await (keeper ? joinStorage(config, keeper.found) : openStorage(config));
    running.push({ name: 'database', stop: storage.stop });
    const log = openLog(console.error);
    const database = openDatabase({
      ...storage,
      size: config.poolSize,
      log: (error) => log('a connection was lost', error),
    });
    running.push({ name: 'connections', stop: database.close });
    const demonstration = config.demo
      ? await loadDemonstration(storage.url, database, config, systemClock.now())
      : undefined;
    const pdf = openPdfEngine({ root });
    running.push({ name: 'pdf', stop: () => pdf.close() });
    const pages = openPageEngine({ root });
    const contentKeys = openContentKeys({ ...storage, log: (error) => log('a connection was lost', error) });
    running.push({ name: 'keys of files', stop: contentKeys.close });
    const shelf = await openShelf(config, log);
    await shelf.tryOut();
    const blobs = openBlobStore(papersIn(config.home), contentKeys, { shelf });
    const vneid = part === 'worker' ? undefined : await standInForVneid(config);
    if (vneid) running.push({ name: 'vneid', stop: vneid.stop });
    const stamps = part === 'worker' ? undefined : await standInForTimeStamps(vneid?.config ?? config);
    if (stamps) running.push({ name: 'time-stamps', stop: stamps.stop });
    const paygov = part === 'worker' ? undefined : await standInForPaygov(stamps?.config ?? vneid?.config ?? config);
    if (paygov) running.push({ name: 'paygov', stop: paygov.stop });
    const settled = paygov?.config ?? stamps?.config ?? vneid?.config ?? config;
    const tools = { config: settled, pdf, pages, blobs, apart: openApart() };
    const reports = copyForReports({ ...storage, size: config.poolSize }, { config, database, log });
    if (reports) running.push({ name: 'copy for reports', stop: reports.close });
    const parts = { database, reports, clock: systemClock, tools, log };
    // Stopped after the web, so that the last thing that was done is sealed and in the backup.
    const duties = dutiesOf(config, storage.url, parts);
    running.push({ name: 'duties', stop: duties.layDown });
    const http = part === 'worker' ? undefined : await startWeb(config, parts, keeper);
    if (http) running.push({ name: 'web', stop: () => http.close() });
    if (part !== 'web' && (keeper?.isAlone ?? true)) await duties.take();
    // First of all to stop: a page being recognised is given up rather than waited for, and its job runs again.
    running.push({ name: 'pages', stop: () => pages.close() });
    // Whoever is told that it serves may find it gone the next moment, and its keeper must know to raise it again.
    keeper?.say('serving');
    await announceReady({ config, storage, demonstration, database, seconds: (performance.now() - began) / 1000 });
    const replaced = keeper && untilReplaced(keeper, { duties, pages, http });
    await Promise.race([
      stopped.then(() => console.log('Stopping: finishing what is under way …')),
      replaced ?? stopped,
    ]);
    return 0;
  } finally {
    await stopInGoodTime(running);
    keeper?.letGo();
  }
}

/** Serves until another product does in our place; then lays down the duties and answers what still comes. */
async function untilReplaced(
  keeper: OurKeeper,
  {
    duties,
    pages,
    http,
  }: { readonly duties: Duties; readonly pages: PageEngine; readonly http: FastifyInstance | undefined },
): Promise<void> {
  const leave = keeper.told('leave');
  if (!keeper.isAlone) await Promise.race([keeper.told('alone').then(duties.take), leave]);
  await leave;
  await pages.stopRecognising();
  await duties.layDown();
  keeper.say('free');
  if (http) await leaveGently(http);
}

function copyForReports(
  how: Omit<PoolOptions, 'log'>,
  {
    config,
    database,
    log,
  }: { readonly config: Config; readonly database: Database; readonly log: (message: string) => void },
) {
  const url = config.reportsDatabaseUrl;
  if (!url) return undefined;
  // What it cannot do now is told by whoever looks after it, in a sentence.
  const copy = openDatabase({ ...how, url, log: () => undefined });
  return openCopyForReports({ database, copy, log });
}

async function startWeb(config: Config, parts: Parts, keeper: OurKeeper | undefined) {
  const http = await buildApp({ ...parts, assets: assetsFolder });
  await keeper?.leavesPort();
  await http.listen({ port: config.port, host: config.host });
  return http;
}
