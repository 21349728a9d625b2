import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultPoint, Strike } from '#platform/fault-point';

/** What can befall the product at a point. */
export const befallings = ['throws', 'falls silent', 'stalls', 'loses the database', 'finds no room'] as const;
export type Befalling = (typeof befallings)[number];

/** One thing that is to happen: at the `turn`-th time that the product comes by. */
export interface Planned {
  readonly point: FaultPoint;
  readonly befalling: Befalling;
  readonly turn: number;
}

/** What was planned, under way. */
export interface Blow {
  readonly wasReached: () => boolean;
  /** Fulfils when the product has fallen silent, as one does that was killed: nothing of it goes on. */
  readonly silence: Promise<void>;
  /** Fulfils when it stalls; it goes on after {@link Blow.goOn}. */
  readonly stall: Promise<void>;
  goOn(): void;
}

/** The hand over one product: what it strikes, and when. */
export interface Hand {
  readonly strike: Strike;
  plan(planned: Planned): Blow;
  spare(): void;
}

/** Raises a hand over a product; `cut` takes the database away from it for a moment, `die` ends the process that it is. */
export function raiseHand(cut: () => Promise<void>, die: () => void = () => {}): Hand {
  let strikeNow: Strike | undefined;
  let isSilent = false;
  return {
    strike: async (point) => {
      // Whatever still runs of a product that fell silent goes no further than the next point.
      if (isSilent) await new Promise(() => {});
      await strikeNow?.(point);
    },
    plan: ({ point, befalling, turn }) => {
      const [silence, stall, goOn] = [turning(), turning(), turning()];
      let came = 0;
      const befall: Readonly<Record<Befalling, () => Promise<void>>> = {
        throws: () => Promise.reject(new Error(`Struck at ${point}.`)),
        'finds no room': () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })),
        'falls silent': async () => {
          die();
          isSilent = true;
          silence.resolve();
          await new Promise(() => {});
        },
        stalls: async () => {
          stall.resolve();
          await goOn.promise;
        },
        'loses the database': cut,
      };
      strikeNow = async (at) => {
        if (at === point && ++came === turn) await befall[befalling]();
      };
      return {
        wasReached: () => came >= turn,
        silence: silence.promise,
        stall: stall.promise,
        goOn: () => void sleep(150).then(goOn.resolve),
      };
    },
    spare: () => {
      strikeNow = undefined;
    },
  };
}

const turning = (): PromiseWithResolvers<void> => Promise.withResolvers<void>();
