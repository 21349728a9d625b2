/** Who asks, as far as that is known before anything is read. */
export interface Lane {
  /** The agency it is for, or what else keeps it apart from others. */
  readonly name: string;
  /** Officers, whom people at a counter wait for, come first. */
  readonly rank: Rank;
}

/** From first to last. */
const ranks = ['officer', 'citizen'] as const;
type Rank = (typeof ranks)[number];

/** How far the process is behind with its work. */
export type Load = 'calm' | 'behind' | 'far behind';

/** Whom a load still lets in. */
const letsIn: Readonly<Record<Load, readonly Rank[]>> = {
  calm: ranks,
  behind: ['officer'],
  'far behind': [],
};

export interface TurnOptions {
  /** How many are served at the same time. */
  readonly places: number;
  /** How many of one lane: the rest stays free for the others. */
  readonly ofOneLane: number;
  /** How many of one lane may wait while it never comes to an end; whoever comes after them is told so at once. */
  readonly waiting: number;
  /** How many may wait at first: a disk or a database that stands still for a moment is no flood. */
  readonly atFirst: number;
  /** For how long that is, from when nobody of the lane waited, in milliseconds. */
  readonly first: number;
  /** How long somebody waits before they are told to come again, in milliseconds. */
  readonly patience: number;
  readonly load: () => Load;
}

/** There is more to do than can be done in time: the same request is welcome a few seconds later. */
export class Overloaded extends Error {
  constructor() {
    super('More is asked than can be answered in time.');
    this.name = 'Overloaded';
  }
}

/** Gives a place to one request after another. */
export interface Turns {
  /** Fulfils when it is this one's turn, with what gives the place back; throws {@link Overloaded}. */
  take(lane: Lane): Promise<() => void>;
  /** Whether {@link take} would refuse at once. */
  isFull(lane: Lane): boolean;
}

interface Line {
  readonly rank: Rank;
  underWay: number;
  readonly waiting: (() => void)[];
  /** Since when somebody has waited without end (`performance.now()`). */
  waitingSince: number;
}

/**
 * Lets requests in by turns: officers before citizens, and among these lane by lane, so that a flood in one of them is a
 * matter of its own. Who cannot be served in time is refused at once instead of late.
 */
export function openTurns({ places, ofOneLane, waiting, atFirst, first, patience, load }: TurnOptions): Turns {
  /** Only lanes in which somebody is served or waits; the one that was served last stands at the end. */
  const lines = new Map<string, Line>();
  let taken = 0;

  const toTheEnd = (name: string, line: Line): void => {
    lines.delete(name);
    if (line.underWay > 0 || line.waiting.length > 0) lines.set(name, line);
  };
  const begin = (name: string, line: Line): (() => void) => {
    taken += 1;
    line.underWay += 1;
    toTheEnd(name, line);
    return () => {
      taken -= 1;
      line.underWay -= 1;
      toTheEnd(name, line);
      callNext();
    };
  };
  const callNext = (): void => {
    for (const rank of ranks)
      for (const line of lines.values())
        if (taken < places && line.rank === rank && line.underWay < ofOneLane) line.waiting.shift()?.();
  };
  const waitIn = (name: string, line: Line): Promise<() => void> =>
    new Promise((resolve, reject) => {
      const called = (): void => {
        clearTimeout(timer);
        resolve(begin(name, line));
      };
      const timer = setTimeout(() => {
        line.waiting.splice(line.waiting.indexOf(called), 1);
        if (line.underWay === 0 && line.waiting.length === 0) lines.delete(name);
        reject(new Overloaded());
      }, patience);
      if (line.waiting.push(called) === 1) line.waitingSince = performance.now();
    });

  const lineOf = ({ name, rank }: Lane): Line =>
    lines.get(`${rank} ${name}`) ?? { rank, underWay: 0, waiting: [], waitingSince: 0 };
  const mayWait = (line: Line): number => (performance.now() - line.waitingSince < first ? atFirst : waiting);
  const hasPlace = ({ underWay, waiting: before }: Line): boolean =>
    taken < places && underWay < ofOneLane && before.length === 0;
  const isFull = (lane: Lane): boolean => {
    const line = lineOf(lane);
    return !letsIn[load()].includes(lane.rank) || (!hasPlace(line) && line.waiting.length >= mayWait(line));
  };

  return {
    isFull,
    async take(lane) {
      if (isFull(lane)) throw new Overloaded();
      const key = `${lane.rank} ${lane.name}`;
      const line = lineOf(lane);
      if (hasPlace(line)) return begin(key, line);
      lines.set(key, line);
      return waitIn(key, line);
    },
  };
}
