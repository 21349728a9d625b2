import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { runOnce } from 'graphile-worker';
import { SMTPServer } from 'smtp-server';
import { identify, startSession } from '#modules/identity';
import { openApart } from '#platform/apart';
import { openBlobStore } from '#platform/blobs';
import type { Clock } from '#platform/clock';
import { readConfig } from '#platform/config';
import { openContentKeys } from '#platform/content-keys';
import { type Database, openDatabase, publicScope, sealerRole } from '#platform/database';
import { jobContext, openJobPool, tasksFor } from '#platform/jobs';
import { readSealKey } from '#platform/journal-seal/seal-key';
import { anchorsFolderOf, openSealing } from '#platform/journal-seal/sealer';
import type { Module } from '#platform/module';
import { openPageEngine } from '#platform/pages/page-engine';
import { openPdfEngine } from '#platform/pdf/pdf-engine';
import { root } from '#platform/root';
import type { Tools } from '#platform/tools';
import { cast } from '#test/cast';
import { onDatabase } from '#test/database';
import { nextAddress } from '#test/next-address';
import { sameKeysElsewhere } from '#test/personal-keys';
import { startPortal } from '#test/tell-portal';
import { unhurried } from '#test/unhurried';
import type { NationalPortalSimulator } from '../../simulators/national-portal/start-national-portal-simulator.ts';
import { buildApp } from '../../src/app.ts';
import { type Hand, raiseHand } from './befall.ts';

/** The whole product in this process: what is struck falls, and is raised again on the same database and folder. */
export interface StruckProduct {
  readonly url: string;
  readonly folder: string;
  readonly clock: { now: number | undefined };
  /** The identities of the letters that a mail server took, as often as it took them. */
  readonly letters: readonly string[];
  /** A stand-in for the national portal, which no agency has a connection to at first. */
  readonly portal: NationalPortalSimulator;
  now(): Running;
  /** Begins anew, as a supervisor of processes does, when the one before has fallen silent. */
  raise(): Promise<void>;
  close(): Promise<void>;
}

/** What runs, until it falls. */
export interface Running {
  readonly database: Database;
  readonly tools: Tools;
  readonly hand: Hand;
  /** Sends a form as the counter clerk; says where it led once it was acknowledged. */
  readonly send: Entered['send'];
  /** Lets the counter clerk in anew, by the clock of the product. */
  enter(): Promise<Entered>;
  /** Sends a form as a visitor, from an address of its own, and gives the status of the answer. */
  sendAsVisitor(path: string, fields: Readonly<Record<string, string>>): Promise<number>;
  /** Runs every job that waits, until none does; a job that failed waits no longer than the others. */
  runJobs(): Promise<void>;
  /** Seals what the journals gained and anchors it. */
  seal(): Promise<void>;
}

/** Somebody who is signed in. */
export interface Entered {
  send(path: string, fields: Readonly<Record<string, string>>, file?: SentFile): Promise<string | undefined>;
  /** The status of a page. */
  see(path: string): Promise<number>;
}

interface SentFile {
  readonly field: string;
  /** None: the form has room for a file, and none is chosen. */
  readonly content: Uint8Array | undefined;
}

export interface Ground {
  readonly url: string;
  readonly folder: string;
  readonly clock: Clock;
  readonly smtp: number;
  readonly modules: readonly Module[];
  /** What each incarnation shares with the next. */
  readonly engines: Pick<Tools, 'pdf' | 'pages' | 'apart'>;
  readonly isAloneAgain: boolean;
  /** Ends the process where the product is to fall silent. */
  readonly die?: () => void;
}

/** Raises the product of `modules` on a database, its files in `folder`, letters going to a mail server on loopback. */
export async function raiseProduct(url: string, folder: string, modules: readonly Module[]): Promise<StruckProduct> {
  const letters: string[] = [];
  const mailbox = await openMailbox(letters);
  const portal = await startPortal();
  const engines = openEngines();
  const clock: { now: number | undefined } = { now: undefined };
  const ground = { url, folder, clock: { now: () => clock.now ?? Date.now() }, smtp: mailbox.port, modules, engines };
  let running = await start({ ...ground, isAloneAgain: false });
  return {
    url,
    folder,
    clock,
    letters,
    portal,
    now: () => running.running,
    raise: async () => {
      await sendOff(url);
      running = await start({ ...ground, isAloneAgain: true });
    },
    close: async () => {
      await running.stop();
      await engines.pages.close();
      await engines.pdf.close();
      await mailbox.close();
      await portal.stop();
    },
  };
}

export const openEngines = (): Ground['engines'] => ({
  pdf: openPdfEngine({ root }),
  pages: openPageEngine({ root }),
  apart: openApart(),
});

/** Puts the product together under a hand that strikes it. */
export async function start(ground: Ground): Promise<{ readonly running: Running; stop(): Promise<void> }> {
  const { url, folder, clock, smtp, modules, engines } = ground;
  const hand = raiseHand(() => sendOff(url), ground.die);
  const { strike } = hand;
  const log = (): void => {};
  const database = openDatabase({ url, size: 6, log, personalKeys: sameKeysElsewhere(), strike });
  const sealing = openDatabase({ url, size: 1, log, role: sealerRole, strike });
  const config = readConfig({ MOTCUA_HOME: folder, SMTP_URL: `smtp://127.0.0.1:${smtp}` }, root);
  const keys = openContentKeys({ url, personalKeys: sameKeysElsewhere(), log });
  const blobs = openBlobStore(join(folder, 'papers'), keys, { strike });
  const tools: Tools = { config, ...engines, blobs, strike };
  const http = await buildApp({ database, clock, tools, assets: undefined, log, turns: unhurried });
  const jobs = openJobPool({ url, log });
  const reactions = modules.flatMap((module) => module.reactions ?? []);
  const tasks = modules.flatMap((module) => module.jobs ?? []);
  const taskList = tasksFor(tasks, jobContext({ database, clock, tools, reactions }));
  const key = await readSealKey(folder);
  const enter = () => letIn(http, database, clock);
  const { send } = await enter();
  const running: Running = {
    database,
    tools,
    hand,
    send,
    enter,
    sendAsVisitor: async (path, fields) => {
      const payload = new URLSearchParams({ _csrf: '', _nonce: randomUUID(), ...fields }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const request = { method: 'POST', url: path, remoteAddress: nextAddress(), headers, payload } as const;
      return (await http.inject(request)).statusCode;
    },
    runJobs: async () => {
      await hurry(url, ground.isAloneAgain);
      await runOnce({ pgPool: jobs, taskList, concurrency: 1, noHandleSignals: true, logger: silent });
    },
    seal: () =>
      openSealing({
        ...{ database: sealing, key, clock, log, strike, anchorEvery: 0, stamp: undefined },
        ...{ anchorsFolder: anchorsFolderOf(folder), secondFolder: join(folder, 'anchors-elsewhere') },
      }).finish(),
  };
  const stop = async (): Promise<void> => {
    await http.close();
    for (const pool of [database, sealing, keys]) await pool.close();
    await jobs.end();
  };
  return { running, stop };
}

/**
 * What failed is tried at once instead of a few seconds later, and what a fallen worker held is let go. What was put in last runs
 * first: nothing may rely on the order.
 */
async function hurry(url: string, isAlone: boolean): Promise<void> {
  await onDatabase(url, async (client) => {
    if (isAlone)
      for (const held of ['jobs', 'job_queues'])
        await client.query(`update graphile_worker._private_${held} set locked_at = null, locked_by = null`);
    await client.query(`update graphile_worker._private_jobs set run_at = now() - id * interval '1 millisecond'
      where attempts < max_attempts and (attempts > 0 or run_at <= now())`);
  });
}

/** Every connection to the database is lost, whatever it was about. */
async function sendOff(url: string): Promise<void> {
  await onDatabase(url, (client) =>
    client.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`),
  );
}

async function letIn(http: FastifyInstance, database: Database, clock: Clock): Promise<Entered> {
  const clerk = { id: cast['clerk Bình'], kind: 'staff' } as const;
  const cookie = await database.write(publicScope, (tx) => startSession(tx, clerk, 'demonstration', clock.now()));
  const session = await identify(database, cookie, clock.now());
  const send: Entered['send'] = async (path, fields, file) => {
    const all = { _csrf: session?.csrf ?? '', ...fields };
    const body = new Response(file ? formWith(all, file) : new URLSearchParams(all));
    const answer = await http.inject({
      method: 'POST',
      url: path,
      remoteAddress: nextAddress(),
      headers: { cookie: `motcua=${cookie}`, 'content-type': body.headers.get('content-type') ?? '' },
      payload: Buffer.from(await body.arrayBuffer()),
    });
    if (answer.statusCode === 200) return '';
    const isActedOn = answer.statusCode === 303 && answer.headers['x-receipt-id'] === fields._nonce;
    return isActedOn ? answer.headers.location : undefined;
  };
  const headers = { cookie: `motcua=${cookie}` };
  return { send, see: async (url) => (await http.inject({ url, headers })).statusCode };
}

function formWith(fields: Readonly<Record<string, string>>, { field, content }: SentFile): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (content) form.append(field, new Blob([content as Uint8Array<ArrayBuffer>]), 'giấy tờ.pdf');
  return form;
}

/** A mail server on loopback that takes every letter and notes its identity. */
export async function openMailbox(letters: string[]): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      let letter = '';
      stream.on('data', (chunk: Buffer) => {
        letter += chunk.toString();
      });
      stream.on('end', () => {
        letters.push(/^Message-ID: <([^@>]+)@/im.exec(letter)?.[1] ?? 'without identity');
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

const quiet = (): void => {};
const silent = { scope: () => silent, error: quiet, warn: quiet, info: quiet, debug: quiet } as never;
