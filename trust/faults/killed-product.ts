import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openBlobStore } from '#platform/blobs';
import { readConfig } from '#platform/config';
import { openContentKeys } from '#platform/content-keys';
import { openDatabase } from '#platform/database';
import type { FaultPoint } from '#platform/fault-point';
import { root } from '#platform/root';
import { sameKeysElsewhere } from '#test/personal-keys';
import { startPortal } from '#test/tell-portal';
import { bundleProgram } from '../../src/build-server.ts';
import type { Blow, Hand, Planned } from './befall.ts';
import { type Entered, openEngines, openMailbox, type Running, type StruckProduct } from './struck-product.ts';

type Sending = Parameters<Entered['send']>;

/** What the process of a product is asked to do. */
export type Asked = { readonly number: number } & (
  | { readonly what: 'plan'; readonly point: FaultPoint; readonly turn: number }
  | { readonly what: 'send'; readonly path: Sending[0]; readonly fields: Sending[1]; readonly file: Sending[2] }
  | { readonly what: 'run jobs' | 'seal' | 'spare' }
);

/** What it answers; number 0 says that it is ready. */
export type Answered = { readonly number: number } & (
  | { readonly done: string | undefined }
  | { readonly failed: string }
);

type Ask = Asked extends infer One ? (One extends Asked ? Omit<One, 'number'> : never) : never;

/**
 * Raises the product in a process of its own, which kills itself outright where it is to fall silent; whoever looks at what it
 * did, looks from here. `how` says whether its letters are forgetful.
 */
export async function raiseToBeKilled(url: string, folder: string, how: 'whole' | 'forgetful'): Promise<StruckProduct> {
  const letters: string[] = [];
  const mailbox = await openMailbox(letters);
  const portal = await startPortal();
  const program = await bundleProgram('trust/faults/serve.ts');
  const personalKeys = sameKeysElsewhere();
  const database = openDatabase({ url, size: 3, log: () => {}, personalKeys });
  const keys = openContentKeys({ url, personalKeys, log: () => {} });
  const engines = openEngines();
  const blobs = openBlobStore(join(folder, 'papers'), keys);
  const tools = { config: readConfig({ MOTCUA_HOME: folder }, root), ...engines, blobs };
  const raise = async (again: 'again' | 'first'): Promise<RunningApart> => {
    const child = fork(program, [url, folder, String(mailbox.port), how, again], {
      execArgv: [],
      serialization: 'advanced',
    });
    await untilReady(child);
    return { child, running: remote(child, { database, tools }) };
  };
  let current = await raise('first');
  return {
    ...{ url, folder, letters, portal, clock: { now: undefined } },
    now: () => current.running,
    raise: async () => {
      current = await raise('again');
    },
    close: async () => {
      await end(current.child);
      for (const one of [database, keys, engines.pages, engines.pdf, mailbox]) await one.close();
      await portal.stop();
    },
  };
}

interface RunningApart {
  readonly child: ChildProcess;
  readonly running: Running;
}

async function untilReady(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The product ended: ${code}.`)));
  await Promise.race([once(child, 'message'), ended]);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** The product in another process; what it was asked when it died is never answered. */
function remote(child: ChildProcess, here: Pick<Running, 'database' | 'tools'>): Running {
  const asked = new Map<number, PromiseWithResolvers<string | undefined>>();
  let number = 0;
  const died = Promise.withResolvers<void>();
  child.on('message', (answered: Answered) => {
    const asking = asked.get(answered.number);
    asked.delete(answered.number);
    if ('failed' in answered) asking?.reject(new Error(answered.failed));
    else asking?.resolve(answered.done);
  });
  child.once('exit', () => {
    died.resolve();
    for (const { reject } of asked.values()) reject(new Error('It was killed.'));
  });
  const ask = (what: Ask): Promise<string | undefined> => {
    const asking = Promise.withResolvers<string | undefined>();
    number += 1;
    asked.set(number, asking);
    child.send({ ...what, number }, (error) => error && asking.reject(error));
    return asking.promise;
  };
  const notHere = (): never => {
    throw new Error('Not asked of a product in another process.');
  };
  return {
    ...here,
    hand: handOver(ask, died.promise),
    send: (path, fields, file) => ask({ what: 'send', path, fields, file }),
    runJobs: () => ask({ what: 'run jobs' }).then(() => undefined),
    seal: () => ask({ what: 'seal' }).then(() => undefined),
    enter: notHere,
    sendAsVisitor: notHere,
  };
}

/** Plans one thing only: that it kills itself. */
function handOver(ask: (what: Ask) => Promise<unknown>, died: Promise<void>): Hand {
  return {
    strike: async () => {},
    plan: ({ point, turn }: Planned): Blow => {
      let isDead = false;
      died.then(() => {
        isDead = true;
      });
      ask({ what: 'plan', point, turn }).catch(() => {});
      return { wasReached: () => isDead, silence: died, stall: new Promise(() => {}), goOn: () => {} };
    },
    spare: () => void ask({ what: 'spare' }).catch(() => {}),
  };
}
