import { gzipSync } from 'node:zlib';

/** A page as every visitor gets it, plain and packed. */
export interface Printed {
  readonly plain: Buffer;
  readonly packed: Buffer;
}

/** Pages that are the same for every visitor, as long as what they are made of stays the same. */
export interface Editions {
  find(key: string): Printed | undefined;
  keep(key: string, html: string): Printed;
}

/**
 * Keeps the last `most` pages. Nothing here ever goes stale: the key says all that a page is made of, so that a change
 * asks for another page.
 */
export function openEditions(most = 400): Editions {
  const kept = new Map<string, Printed>();
  return {
    find: (key) => kept.get(key),
    keep: (key, html) => {
      const [oldest] = kept.size >= most ? kept.keys() : [];
      if (oldest !== undefined) kept.delete(oldest);
      const printed = print(Buffer.from(html));
      kept.set(key, printed);
      return printed;
    },
  };
}

/** Plain, and packed when somebody wants it so. */
export function print(plain: Buffer): Printed {
  let packed: Buffer | undefined;
  return {
    plain,
    get packed() {
      packed ??= gzipSync(plain, { level: 1 });
      return packed;
    },
  };
}
