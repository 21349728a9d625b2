import { chmodSync, existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseAccount } from './embedded-postgres/account.ts';
import { prepareBinaries } from './embedded-postgres/binaries.ts';
import { createCluster, type Place, passwordOf, placeIn } from './embedded-postgres/cluster.ts';
import { EmbeddedPostgresError, explained } from './embedded-postgres/error.ts';
import { holdHome, isHeld } from './embedded-postgres/home-lock.ts';
import { choosePort, rememberedPort } from './embedded-postgres/port.ts';
import { findServer, type Launch, launchServer, type Server, stopServer, urlOf } from './embedded-postgres/server.ts';

export { EmbeddedPostgresError } from './embedded-postgres/error.ts';

export interface EmbeddedPostgresOptions {
  /** The data folder of Một Cửa; the database lies in its subfolder `postgres`. Made when it is missing. */
  readonly home: string;
  /** A fixed port; without it one is chosen and remembered. */
  readonly port?: number;
  /** Receives one line whenever there is something an operator should know. */
  readonly log: (line: string) => void;
  /** For tests: quick, but what is acknowledged does not survive a power cut. */
  readonly throwAway?: boolean;
}

export interface EmbeddedPostgres {
  /** Address of the database `postgres` for the superuser. */
  readonly url: string;
  readonly port: number;
  /** What was there: nothing, a database at rest, or a server that a killed launcher had left running. */
  readonly found: 'new' | 'stopped' | 'running';
  /** Stops the server after its connections' current transactions were rolled back, and frees the data folder. */
  readonly stop: () => Promise<void>;
}

const lockOf = (home: string): string => join(home, 'motcua.lock');

/** The data folder's real path, by which a running server is known again. */
function makeHome(home: string): string {
  mkdirSync(home, { recursive: true });
  return realpathSync(home);
}

async function launch(how: Launch, fixedPort: number | undefined, onExit: () => void): Promise<Server> {
  const port = fixedPort ?? (await choosePort(how.place.port));
  try {
    const server = await launchServer(how, port, onExit);
    // On a full disk it can be started again, but nothing new be written.
    if (port !== rememberedPort(how.place.port)) writeFileSync(how.place.port, String(port));
    return server;
  } catch (error) {
    const tookOver = error instanceof EmbeddedPostgresError && error.code === 'port_taken' && fixedPort === undefined;
    if (tookOver) return launch(how, undefined, onExit);
    throw error;
  }
}

/**
 * Of a server that was killed outright the system keeps the number until somebody takes leave of it; for that moment
 * PostgreSQL takes it for one that runs.
 */
async function launchOnceFree(how: Launch, fixedPort: number | undefined, onExit: () => void): Promise<Server> {
  const patience = Date.now() + 10_000;
  for (;;) {
    try {
      return await launch(how, fixedPort, onExit);
    } catch (error) {
      const isLeaving = /lock file "postmaster.pid" already exists/.test((error as Error).message);
      if (!isLeaving || Date.now() > patience) throw error;
      await sleep(200);
    }
  }
}

/** Starts the server again, on the same port, whenever it ends without having been asked to. */
async function watchedLaunch(how: Launch, fixedPort: number | undefined, log: (line: string) => void) {
  let stopping = false;
  const relaunch = async (port: number): Promise<Server | undefined> => {
    log(`PostgreSQL ended by itself (see ${how.place.log}); starting it again.`);
    while (!stopping) {
      await sleep(1_000);
      const server = await launch(how, port, revive).catch((error: Error) => log(error.message));
      if (server) return server;
    }
    return undefined;
  };
  const revive = (): void => {
    if (!stopping) running = relaunch(port);
  };
  let running: Promise<Server | undefined> = launchOnceFree(how, fixedPort, revive);
  const { port = 0, sockets = '' } = (await running) ?? {};
  const stop = async (): Promise<void> => {
    stopping = true;
    const server = await running;
    if (server) await stopServer(server);
  };
  return { port, sockets, stop };
}

async function startHeld({ port, log, throwAway = false }: EmbeddedPostgresOptions, place: Place) {
  const account = chooseAccount(place.folder, place.data);
  const left = await findServer(place);
  if (left) return { found: 'running' as const, ...left, stop: () => stopServer(left) };
  const bin = prepareBinaries(place.folder, account);
  const isNew = await createCluster(place, bin, account, !throwAway);
  passwordOf(place);
  const server = await watchedLaunch({ place, bin, account, durable: !throwAway }, port, log);
  return { found: isNew ? ('new' as const) : ('stopped' as const), ...server };
}

/**
 * Starts the real PostgreSQL that comes with the product on `<home>/postgres`, creating it the first time, or takes over
 * one that was left running. Listens on a socket of its folder and on loopback only. Call it from the main thread: where the system can, the server
 * is stopped when the thread that started it ends. Throws `EmbeddedPostgresError`, one clear sentence each.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  let release: (() => void) | undefined;
  try {
    const home = makeHome(options.home);
    const place = placeIn(home);
    mkdirSync(place.folder, { recursive: true });
    chmodSync(place.folder, 0o711);
    release = holdHome(lockOf(home));
    const { found, stop, ...server } = await startHeld(options, place);
    const stopAndRelease = async () => {
      await stop();
      release?.();
    };
    return { url: urlOf(place, server), port: server.port, found, stop: stopAndRelease };
  } catch (error) {
    release?.();
    throw explained(error, resolve(options.home));
  }
}

/** The address of the embedded database that another process keeps running on `home`, for commands that only use it. */
export async function findEmbeddedPostgres(home: string): Promise<string | undefined> {
  if (!existsSync(home) || !isHeld(lockOf(realpathSync(home)))) return undefined;
  const place = placeIn(realpathSync(home));
  const server = await findServer(place);
  return server && urlOf(place, server);
}
