/** Chance that can be had again: the same seed gives the same run of it. */
export interface Luck {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  one<T>(of: readonly T[]): T;
  /** The same things in another order. */
  shuffled<T>(of: readonly T[]): T[];
  letters(length: number): string;
  digits(length: number): string;
}

/** Opens the run of chance of a seed (mulberry32). */
export function luckOf(seed: number): Luck {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const text = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[below(alphabet.length)]).join('');
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    one: (of) => {
      if (of.length === 0) throw new Error('Nothing to choose from.');
      return of[below(of.length)] as (typeof of)[number];
    },
    shuffled: (of) => {
      const left = [...of];
      return of.map(() => left.splice(below(left.length), 1)[0] as (typeof of)[number]);
    },
    letters: (length) => text('bcdfghjklmnpqrstvwxz', length),
    digits: (length) => text('0123456789', length),
  };
}
