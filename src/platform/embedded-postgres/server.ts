import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type Account, commandFor } from './account.ts';
import { type Place, passwordOf } from './cluster.ts';
import { EmbeddedPostgresError, explainedOutput } from './error.ts';
import { commandOf } from './process-birth.ts';

/** A PostgreSQL that answers. */
export interface Server {
  readonly pid: number;
  readonly port: number;
  /** The folder of its socket, where it has one. */
  readonly sockets: string;
}

/** By its socket where it has one: a question through it costs half of what it costs over loopback. */
export function urlOf(place: Place, { port, sockets }: Omit<Server, 'pid'>): string {
  const query = sockets && `?host=${encodeURIComponent(sockets)}`;
  return `postgres://postgres:${encodeURIComponent(passwordOf(place))}@127.0.0.1:${port}/postgres${query}`;
}

/** Systems take addresses of a hundred bytes, the name of the socket among them. */
const longestFolder = 85;

/** Its own folder, which only the account that runs it may enter; none where the system has no such sockets. */
const socketsOf = ({ data }: Place): string =>
  process.platform === 'win32' || Buffer.byteLength(data) > longestFolder ? '' : data;

/** What postmaster.pid says of the server on this data folder; absent when there is none or it was killed outright. */
function listed(place: Place): (Server & { readonly ready: boolean }) | undefined {
  const file = join(place.data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!commandOf(pid).includes(place.data)) return undefined;
  return { pid, port: Number(lines[3]), sockets: lines[4]?.trim() ?? '', ready: lines[7]?.trim() === 'ready' };
}

async function answers(place: Place, server: Server): Promise<boolean> {
  const client = new Client({ connectionString: urlOf(place, server), connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') return false;
    const message = `The embedded PostgreSQL does not accept the password in ${place.password}; put that file back from a backup.`;
    throw new EmbeddedPostgresError('password_lost', message, error);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The server that runs on this data folder, once it answers; waits for one that is still starting or stopping. */
export async function findServer(place: Place): Promise<Server | undefined> {
  for (let server = listed(place); server; server = listed(place)) {
    if (server.ready && (await answers(place, server))) return server;
    await sleep(30);
  }
  return undefined;
}

/** Keeps the last log when it has grown, so that the log never fills the disk. */
function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > 5 * 1024 * 1024) renameSync(file, `${file}.old`);
  return openSync(file, 'a', 0o640);
}

const fastAndForgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export interface Launch {
  readonly place: Place;
  readonly bin: string;
  readonly account: Account;
  readonly durable: boolean;
}

/**
 * Starts PostgreSQL on loopback and waits until it answers, through a recovery too, however long that takes. It runs in
 * a process group of its own, so that Ctrl-C does not stop it before the program that uses it.
 */
export async function launchServer(
  { place, bin, account, durable }: Launch,
  port: number,
  onExit: () => void,
): Promise<Server> {
  const here = [
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${socketsOf(place)}`,
    // A backup that cannot be written to for long must not fill the disk: it begins anew then.
    'max_slot_wal_keep_size=4GB',
    ...(durable ? [] : fastAndForgetful),
  ];
  const args = ['-D', place.data, '-p', String(port), ...here.flatMap((setting) => ['-c', setting])];
  const { program, args: words, options } = commandFor(account, join(bin, 'postgres'), args, true);
  const log = openLog(place.log);
  const before = statSync(place.log).size;
  const child = spawn(program, words, { ...options, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const ended = once(child, 'exit').then(() => true);
  while (!(await Promise.race([ended, sleep(20)]))) {
    const server = listed(place);
    if (server?.pid !== child.pid || !server?.ready || !(await answersOrStops(place, server))) continue;
    child.once('exit', onExit);
    child.unref();
    return server;
  }
  throw explainedOutput(readFileSync(place.log, 'utf8').slice(before), place.folder);
}

async function answersOrStops(place: Place, server: Server): Promise<boolean> {
  try {
    return await answers(place, server);
  } catch (error) {
    await stopServer(server);
    throw error;
  }
}

/** A dead process that nobody has taken leave of yet still has its number, but no command. */
const isAlive = (pid: number): boolean => commandOf(pid) !== '';

/** Fast shutdown: open transactions are rolled back, what was acknowledged is on disk. */
export async function stopServer({ pid }: Server): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  const patience = Date.now() + 60_000;
  while (isAlive(pid)) {
    if (Date.now() > patience) process.kill(pid, 'SIGQUIT');
    await sleep(20);
  }
}
