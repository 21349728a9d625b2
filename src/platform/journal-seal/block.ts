import { createHash, type KeyObject, sign } from 'node:crypto';

/** A row of a journal that is to be sealed: which, of what kind, and the SHA-256 of its content. */
export interface SealedRow {
  readonly kind: RowKind;
  readonly id: string;
  /** 32 bytes; all zero for a row that was gone before it could be sealed. */
  readonly hash: Uint8Array;
}

export type RowKind = 'access' | 'fact';

/** What stands in a block before each row's id and hash. */
const signOf = { fact: 1, access: 2 } as const satisfies Record<RowKind, number>;

/** What a block says besides its rows. Instants in milliseconds. */
export interface BlockHead {
  readonly agencyId: string;
  /** 1, 2, 3 … in each journal. */
  readonly number: number;
  /** Every row committed by then was sealed before; undefined when rows of any age are taken over. */
  readonly after: number | undefined;
  readonly sealedAt: number;
  /** The place of its first row among all of the journal, from 1. */
  readonly firstRow: number;
  readonly rowCount: number;
  /** The hash of the block before; zeros for the first. */
  readonly previous: Uint8Array;
}

/** Who signs blocks and anchors: an Ed25519 key, and the name it goes by. */
export interface SealKey {
  readonly id: string;
  readonly privateKey: KeyObject;
}

/** The hash that comes before the first block and the first anchor, and stands for a row that was gone. */
export const noHash = new Uint8Array(32);

/** The rows of a block as one piece, 49 bytes each: a sign for the kind, the id, the hash. */
export function entriesOf(rows: readonly SealedRow[]): Buffer {
  return Buffer.concat(rows.flatMap(({ kind, id, hash }) => [Buffer.of(signOf[kind]), bytesOfId(id), hash]));
}

/** The SHA-256 of a block: its head, each number as PostgreSQL sends it, then the SHA-256 of its rows. */
export function hashOfBlock(head: BlockHead, entries: Uint8Array): Buffer {
  const numbers = Buffer.alloc(36);
  numbers.writeBigInt64BE(BigInt(head.number), 0);
  numbers.writeBigInt64BE(head.after === undefined ? noInstant : microseconds(head.after), 8);
  numbers.writeBigInt64BE(microseconds(head.sealedAt), 16);
  numbers.writeBigInt64BE(BigInt(head.firstRow), 24);
  numbers.writeInt32BE(head.rowCount, 32);
  return sha256(['motcua journal block\n', bytesOfId(head.agencyId), numbers, head.previous, sha256([entries])]);
}

/** The signature of a hash, 64 bytes. */
export function signHash(hash: Uint8Array, { privateKey }: SealKey): Buffer {
  return sign(null, hash, privateKey);
}

export function sha256(parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const bytesOfId = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** A `timestamptz` counts from the year 2000. */
const microseconds = (milliseconds: number): bigint => BigInt(milliseconds - Date.UTC(2000, 0, 1)) * 1000n;

/** As PostgreSQL sends `-infinity`. */
const noInstant = -(2n ** 63n);
