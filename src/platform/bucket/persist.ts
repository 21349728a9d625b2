import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ShelfAway } from '../shelf.ts';

/** How long somebody is kept waiting for a host that may come back (milliseconds). */
export interface Patience {
  /** In which some byte must come or go. */
  readonly silence: number;
  /** After which no further attempt is begun. */
  readonly budget: number;
  /** Before the second attempt, at most; twice as long before each further one. */
  readonly pause: number;
  /** For which a host that was away is not asked again. */
  readonly rest: number;
}

export const usualPatience: Patience = { silence: 10_000, budget: 12_000, pause: 200, rest: 5_000 };

/** A reason that may pass by itself: the line was cut, the host is busy. */
export class Passing extends Error {}

/** Tries something again while it may still succeed within the patience one has; throws {@link ShelfAway} when it does not. */
export interface Persist {
  <T>(attempt: () => Promise<T>): Promise<T>;
  /** One attempt, for who only wants to know. */
  once<T>(attempt: () => Promise<T>): Promise<T>;
}

/**
 * A host that was away is left alone for a while: meanwhile everybody is told so at once, and the next who comes after that
 * tries it for all.
 */
export function openPersisting(patience: Patience, log: (why: string) => void): Persist {
  let away: { readonly why: string; since: number } | undefined;
  const enter = (): void => {
    if (!away) return;
    if (performance.now() - away.since < patience.rest) throw new ShelfAway(away.why);
    away.since = performance.now();
  };
  const giveUp = (error: unknown): ShelfAway => {
    const why = error instanceof ShelfAway ? error.why : (error as Error).message;
    if (!away) log(why);
    away = { why, since: performance.now() };
    return error instanceof ShelfAway ? error : new ShelfAway(why, error);
  };
  const persist = async <T>(attempt: () => Promise<T>, budget: number): Promise<T> => {
    enter();
    const begun = performance.now();
    for (let most = patience.pause; ; most *= 2) {
      try {
        const done = await attempt();
        away = undefined;
        return done;
      } catch (error) {
        if (!(error instanceof Passing || error instanceof ShelfAway)) throw error;
        const wait = randomInt(Math.ceil(most / 2), most + 1);
        if (error instanceof ShelfAway || performance.now() - begun + wait > budget) throw giveUp(error);
        await sleep(wait);
      }
    }
  };
  return Object.assign(<T>(attempt: () => Promise<T>) => persist(attempt, patience.budget), {
    once: <T>(attempt: () => Promise<T>) => persist(attempt, 0),
  });
}
