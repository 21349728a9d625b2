import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import type { FromProduct, ToProduct } from './words.ts';

/** How long one that leaves may answer what still comes; it gives up by itself before. */
const patience = 60_000;

/** The product in a process of its own, which shares the port with the one before and the one after it. */
export interface KeptProduct {
  /** Resolves when it answers; rejects when it ended before. */
  readonly serving: Promise<void>;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number>;
  /** Whether it asked for the port before it opened it; one of an earlier version does not. */
  asksForPort(): boolean;
  /** Lets it take up the duties that only one may have: jobs, the seal of the journals, the backup. */
  takeDuties(): void;
  /** Another one serves: resolves when it has laid its duties down; it ends a while later. */
  leave(): Promise<void>;
  /** Asks it to finish what is under way and end. */
  stop(): void;
}

interface Beginning {
  /** What was found of a database, once it is there: the product is loaded meanwhile. */
  readonly found: Promise<string | undefined>;
  /** When no other has the duties. */
  readonly alone: boolean;
  /** Lets go of the port, if the keeper holds it. */
  readonly leavePort: () => void;
}

/** Starts `program`, the bundle of a product; it ends when there comes to be no database. */
export function raiseProduct(program: string, begin: Beginning): KeptProduct {
  // Each takes connections from the port itself; nothing passes through the keeper.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ exec: program, args: ['start'] });
  return keep(cluster.fork(), begin);
}

function keep(worker: Worker, { found, alone, leavePort }: Beginning): KeptProduct {
  const say = (words: ToProduct) => worker.isConnected() && worker.send(words);
  const ended = once(worker, 'exit').then(([code]) => (code as number | null) ?? 1);
  const heard = (word: FromProduct) =>
    new Promise<void>((resolve) => worker.on('message', (said: FromProduct) => said === word && resolve()));
  const free = heard('free');
  let asked = false;
  heard('opening').then(() => {
    asked = true;
    leavePort();
    say({ word: 'open' });
  });
  const serving = Promise.race([heard('serving'), ended.then(() => Promise.reject(new EndedBeforeItServed()))]);
  serving.catch(() => {});
  found.then(
    (line) => say({ word: 'begin', found: line, alone, askForPort: true }),
    () => worker.process.kill('SIGKILL'),
  );
  return {
    serving,
    ended,
    asksForPort: () => asked,
    takeDuties: () => void say({ word: 'alone' }),
    leave: async () => {
      say({ word: 'leave' });
      setTimeout(() => worker.process.kill('SIGKILL'), patience).unref();
      await Promise.race([free, ended]);
    },
    stop: () => void worker.process.kill('SIGTERM'),
  };
}

/** A product that ended before it served; it has said why itself. */
export class EndedBeforeItServed extends Error {
  constructor() {
    super('it ended before it served; the log of the product says why');
  }
}
