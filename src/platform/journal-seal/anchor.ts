import { type SealKey, sha256, signHash } from './block.ts';

/** Where a journal's chain had got to. */
export interface Head {
  readonly agencyId: string;
  /** The number of its last block. */
  readonly number: number;
  /** How many rows the journal had with it. */
  readonly rows: number;
  readonly hash: Uint8Array;
}

/** What is told outside the database of all chains that grew since the anchor before. */
export interface Anchor {
  readonly number: number;
  /** Milliseconds. */
  readonly at: number;
  /** The SHA-256 of the line of the anchor before, in hexadecimal. */
  readonly previous: string;
  readonly heads: readonly Head[];
}

/** An anchor ready to be written, and what a time-stamp of it is made over. */
export interface SignedAnchor {
  readonly number: number;
  readonly at: number;
  readonly digest: Buffer;
  /** Its line, with the time-stamp or why there is none. */
  line(stamp: Stamp): string;
}

/** A time-stamp token; or `away` when the authority gave none, and `none` where no authority is set. */
export type Stamp = Uint8Array | 'away' | 'none';

/** Signs an anchor. */
export function signAnchor({ number, at, previous, heads }: Anchor, key: SealKey): SignedAnchor {
  const signed = JSON.stringify({
    number,
    at,
    previous,
    key: key.id,
    heads: heads.map(({ agencyId, number, rows, hash }) => [agencyId, number, rows, Buffer.from(hash).toString('hex')]),
  });
  const digest = sha256(['motcua journal anchor\n', signed]);
  const signature = signHash(digest, key).toString('base64');
  return {
    number,
    at,
    digest,
    line: (stamp) =>
      JSON.stringify({
        signed,
        signature,
        stamp: typeof stamp === 'string' ? stamp : Buffer.from(stamp).toString('base64'),
      }),
  };
}
