import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSession } from '#modules/identity';
import { openDatabase } from '#platform/database';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { migrate } from '#platform/migrations';
import { cacheFolder, root } from '#platform/root';
import { sessionCookie } from '#platform/session';
import { cast } from '#test/cast';
import { onDatabase } from '#test/database';
import { certifiedCopiesFor, intakePath } from '#test/over-http';
import { newOwnFolder } from '#test/own-folder';
import { layTestKey, sameKeysElsewhere } from '#test/personal-keys';
import { childrenOf, productsOf } from '#test/products';
import { loadCatalogue, loadPeople } from '../src/demonstration/load-demonstration.ts';
import type { Sent, SubmitOrder, Word } from './submitter.ts';

type Settings = Readonly<Record<string, string>>;

/** A part of the product that runs, in a process of its own. */
export interface Part {
  readonly process: ChildProcess;
  /** What it has said so far. */
  said(): string;
}

/** The product as `bin/motcua` has built it with this program, so that what is killed is the product and not its builder. */
export const builtProduct = join(cacheFolder, 'main.mjs');

/** Starts the product, or one part of it. */
export async function startPart(args: readonly string[], settings: Settings): Promise<Part> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [builtProduct, ...args], {
    env: { PATH, HOME, MOTCUA_DEMO: '0', HOST: '127.0.0.1', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (words += String(text)));
  return { process: child, said: () => words };
}

export const hasEnded = ({ process: { exitCode, signalCode } }: Part): boolean =>
  exitCode !== null || signalCode !== null;

/** Waits until a part is known to have ended: its process is gone a moment before. */
export async function untilEnded(part: Part): Promise<void> {
  if (!hasEnded(part)) await once(part.process, 'exit');
}

/** Asks a part to finish what is under way, and waits until it has. */
export async function stopPart(part: Part): Promise<void> {
  part.process.kill('SIGTERM');
  await untilEnded(part);
}

/** Waits until a product serves at `address`; throws when it ended or takes longer than two minutes. */
export async function untilServing(address: string, part: Part): Promise<void> {
  for (const patience = Date.now() + 120_000; Date.now() < patience; await sleep(30)) {
    if (hasEnded(part)) break;
    const status = await fetch(`${address}/readyz`).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
  }
  throw new Error(`The product does not serve: ${part.said().slice(-2_000)}`);
}

/**
 * Makes a data folder with the people of the tests in it and gives the cookie of a counter clerk who is signed in. Every
 * promise of a real one is kept, unless `settings` of its PostgreSQL say otherwise.
 */
export async function furnish(home: string, settings: readonly string[] = []): Promise<string> {
  model ??= furnishModel();
  const { folder, cookie } = await model;
  execFileSync('cp', ['-a', folder, home]);
  appendFileSync(join(home, 'postgres/data/postgresql.auto.conf'), settings.map((line) => `${line}\n`).join(''));
  return cookie;
}

let model: Promise<{ readonly folder: string; readonly cookie: string }> | undefined;

/** Made once, for all that are copied from it. */
async function furnishModel() {
  const folder = join(newOwnFolder('model'), 'home');
  const server = await startEmbeddedPostgres({ home: folder, log: () => {} });
  try {
    await onDatabase(server.url, (client) => client.query('create database motcua'));
    const url = databaseIn(server.url);
    await migrate(url, root);
    const database = openDatabase({ url, size: 2, log: () => {}, personalKeys: sameKeysElsewhere() });
    await loadPeople(database, Date.now());
    await loadCatalogue(database, '2026-01-01', Date.now());
    const clerk = { id: cast['clerk Bình'], kind: 'staff' } as const;
    const secret = await database.write({ agencies: [] }, (tx) => startSession(tx, clerk, 'demonstration', Date.now()));
    await database.close();
    layTestKey(folder);
    return { folder, cookie: `${sessionCookie('http://localhost')}=${secret}` };
  } finally {
    await server.stop();
  }
}

/** The address of the product's database on a server. */
export function databaseIn(serverUrl: string): string {
  const url = new URL(serverUrl);
  url.pathname = '/motcua';
  return url.href;
}

/** Somebody who hands in dossiers and files without end, in a process apart from everything that is killed. */
export interface Submitter {
  /** How many writes are under way at this moment, and how many were acknowledged so far. */
  count(): Promise<{ readonly inFlight: number; readonly acknowledged: number }>;
  /** Waits for what is under way and tells of everything that was sent. */
  end(): Promise<readonly Sent[]>;
  /** Ends it without asking. */
  stop(): void;
}

/** What the page of the counter gives a clerk; one that has just started may ask to come again. */
export async function csrfAt(address: string, cookie: string): Promise<string> {
  for (const patience = Date.now() + 30_000; ; await sleep(200)) {
    const page = await fetch(`${address}${intakePath}`, { headers: { cookie } });
    const csrf = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1];
    if (csrf) return csrf;
    if (page.status !== 503 || Date.now() > patience) throw new Error(`The clerk is not let in: ${page.status}.`);
  }
}

/** Begins to hand in at a product that serves at `address`. */
export async function startSubmitter(address: string, cookie: string, connections: number): Promise<Submitter> {
  const csrf = await csrfAt(address, cookie);
  const child = fork(join(root, 'trust/submitter.ts'), { execArgv: [] });
  const fields = certifiedCopiesFor('Nguyễn Văn An');
  child.send({ address, cookie, csrf, intakePath, fields, connections } satisfies SubmitOrder);
  const asked = async (word: 'count' | 'end'): Promise<Word> => {
    child.send(word);
    return (await once(child, 'message'))[0] as Word;
  };
  return {
    count: async () => {
      const word = await asked('count');
      if (!('inFlight' in word)) throw new Error('The submitter answered something else.');
      return word;
    },
    end: async () => {
      const word = await asked('end');
      return 'sent' in word ? word.sent : [];
    },
    stop: () => void child.kill(),
  };
}

/** Kills a process outright, and waits until it is gone. */
export async function killOutright(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  while (isAlive(pid)) await sleep(5);
}

function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** All processes of the PostgreSQL of a data folder: the one that started the others, and these. */
export function processesOfPostgres(home: string): number[] {
  const first = Number(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
  return [first, ...childrenOf(first)];
}

/** The product that a keeper has, the younger one where another one is still leaving. */
export const productOf = ({ process: { pid = 0 } }: Part): number => productsOf(pid).at(-1) ?? 0;
