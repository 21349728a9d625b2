import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** A page as it was sent, plain and packed. */
export interface Printed {
  readonly plain: Buffer;
  readonly packed: Buffer;
  /** Which page it is, as `ETag` says it (RFC 9110, 8.8.3); weak, since it is the same plain and packed. */
  readonly etag: string;
}

/** What a page was made of, and from when until when it says what is true (milliseconds; without an end unless told). */
export interface Holding {
  readonly madeOf: string;
  readonly from: number;
  readonly until?: number | undefined;
}

/** Pages that stay the same as long as what they are made of does. */
export interface Editions {
  /** The page last kept in this place, if it is made of `madeOf` and still holds at `now`. */
  find(place: string, madeOf: string, now: number): Printed | undefined;
  /** Keeps a page instead of the one that lay there. */
  keep(place: string, holding: Holding, html: string): Printed;
}

/**
 * Keeps pages in the `most` places that were filled last. Nothing here ever goes stale: whoever asks says all that the page is
 * made of, so that a change asks for another page.
 */
export function openEditions(most = 400): Editions {
  const kept = new Map<string, Holding & { readonly printed: Printed }>();
  return {
    find: (place, madeOf, now) => {
      const found = kept.get(place);
      return found?.madeOf === madeOf && holdsAt(found, now) ? found.printed : undefined;
    },
    keep: (place, holding, html) => {
      kept.delete(place);
      const [oldest] = kept.size >= most ? kept.keys() : [];
      if (oldest !== undefined) kept.delete(oldest);
      const printed = print(Buffer.from(html));
      kept.set(place, { ...holding, printed });
      return printed;
    },
  };
}

/** A clock that was put back asks for another page too. */
const holdsAt = ({ from, until = Number.POSITIVE_INFINITY }: Holding, now: number): boolean =>
  from <= now && now < until;

/** Plain, and packed when somebody wants it so. */
export function print(plain: Buffer): Printed {
  let packed: Buffer | undefined;
  let etag: string | undefined;
  return {
    plain,
    get packed() {
      packed ??= gzipSync(plain, { level: 1 });
      return packed;
    },
    get etag() {
      etag ??= `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
      return etag;
    },
  };
}
