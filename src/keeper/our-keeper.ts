import cluster from 'node:cluster';
import type { FromProduct, ToProduct } from './words.ts';

/** The keeper of this process, seen from the product. */
export interface OurKeeper {
  /** One line: what it found of a database; nothing when the settings name one elsewhere. */
  readonly found: string | undefined;
  /** Whether no other product has the duties that only one may have. */
  readonly isAlone: boolean;
  /** Asks it for the port, which it may hold itself, and waits until the port is free. */
  leavesPort(): Promise<void>;
  /** Resolves when it says so. */
  told(word: 'alone' | 'leave'): Promise<void>;
  say(word: FromProduct): void;
  /** When all is stopped, hearing it is no reason for the process to stay. */
  letGo(): void;
}

/** Waits for the first word of the keeper of this process; nothing when it has none. */
export async function findOurKeeper(): Promise<OurKeeper | undefined> {
  if (!cluster.isWorker) return undefined;
  const hear = <Word extends ToProduct['word']>(word: Word) =>
    new Promise<Extract<ToProduct, { word: Word }>>((resolve) => {
      process.on('message', (said: ToProduct) => {
        if (said.word === word) resolve(said as Extract<ToProduct, { word: Word }>);
      });
    });
  const told = { alone: hear('alone'), leave: hear('leave') };
  const say = (word: FromProduct): void => void process.send?.(word);
  const open = hear('open');
  const { found, alone, askForPort } = await hear('begin');
  return {
    found,
    isAlone: alone,
    leavesPort: async () => {
      if (!askForPort) return;
      say('opening');
      await open;
    },
    told: async (word) => void (await told[word]),
    letGo: () => process.channel?.unref(),
    say,
  };
}
