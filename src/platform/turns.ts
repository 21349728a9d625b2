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

/** After so many officers who came before a waiting citizen it is a citizen's turn: what they ask for costs little. */
const officersInARow = 3;

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
  /** How many of one lane may wait; whoever comes after them is told to come again at once. */
  readonly waiting: number;
  /**
   * For how long a lane may wait without end before `bearable` holds, in milliseconds: a database that tidies up or stands
   * still for a moment is no flood.
   */
  readonly first: number;
  /** How long the first of a lane may have waited then, in milliseconds; whoever comes after that is told so at once. */
  readonly bearable: number;
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
  readonly waiting: Waiting[];
  /** Since when somebody has waited without end (`performance.now()`). */
  waitingSince: number;
}

interface Waiting {
  readonly since: number;
  call(): void;
}

/**
 * Lets requests in by turns: officers before citizens, but for every fourth, and among these lane by lane, so that a flood
 * in one of them is a matter of its own. Who cannot be served in time is refused at once instead of late.
 */
export function openTurns({ places, ofOneLane, waiting, first, bearable, patience, load }: TurnOptions): Turns {
  /** Only lanes in which somebody is served or waits; the one that was served last stands at the end. */
  const lines = new Map<string, Line>();
  let taken = 0;
  /** How many officers came before citizens who waited, one after another. */
  let inARow = 0;

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
    while (taken < places) {
      const [officers, citizens] = ranks.map(firstOf);
      const isForCitizens = citizens !== undefined && (officers === undefined || inARow >= officersInARow);
      const line = isForCitizens ? citizens : officers;
      if (!line) return;
      inARow = isForCitizens || !citizens ? 0 : inARow + 1;
      line.waiting.shift()?.call();
    }
  };
  /** The lane of a rank whose turn it is. */
  const firstOf = (rank: Rank): Line | undefined =>
    [...lines.values()].find((line) => line.rank === rank && line.waiting.length > 0 && line.underWay < ofOneLane);
  const waitIn = (name: string, line: Line): Promise<() => void> =>
    new Promise((resolve, reject) => {
      const since = performance.now();
      const waiter = {
        since,
        call: () => {
          clearTimeout(timer);
          resolve(begin(name, line));
        },
      };
      const timer = setTimeout(() => {
        line.waiting.splice(line.waiting.indexOf(waiter), 1);
        if (line.underWay === 0 && line.waiting.length === 0) lines.delete(name);
        reject(new Overloaded());
      }, patience);
      if (line.waiting.push(waiter) === 1) line.waitingSince = since;
    });

  const lineOf = ({ name, rank }: Lane): Line =>
    lines.get(`${rank} ${name}`) ?? { rank, underWay: 0, waiting: [], waitingSince: 0 };
  const mayWait = ({ waiting: before, waitingSince }: Line): boolean => {
    const now = performance.now();
    const longest = now - (before[0]?.since ?? now);
    return before.length < waiting && (now - waitingSince < first || longest < bearable);
  };
  const hasPlace = ({ underWay, waiting: before }: Line): boolean =>
    taken < places && underWay < ofOneLane && before.length === 0;
  const isFull = (lane: Lane): boolean => {
    const line = lineOf(lane);
    return !letsIn[load()].includes(lane.rank) || (!hasPlace(line) && !mayWait(line));
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
