import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { applicationRole, type Tx } from './database.ts';
import { markOf, type PersonalKeys } from './personal-data.ts';
import { sql } from './sql.ts';

/** Under which key a content lies encrypted, and where: the place is made up, so that it tells nothing of the content. */
export interface ContentKey {
  readonly place: string;
  readonly key: Buffer;
}

/** The keys of contents, each of its own. They are asked for outside any transaction and never remembered. */
export interface ContentKeys {
  /** The key of a content, by its SHA-256, made and committed when there is none. */
  toSeal(sha256: string): Promise<ContentKey>;
  /** The key of a content; absent when it was never sealed, or its key was destroyed. */
  toOpen(sha256: string): Promise<ContentKey | undefined>;
  /** What unfinished files are encrypted under. */
  readonly ofParts: Buffer;
  close(): Promise<void>;
}

export interface ContentKeysOptions {
  readonly url: string;
  readonly personalKeys: PersonalKeys;
  readonly log: (error: Error) => void;
}

/**
 * Opens the keys of contents in a database. Its connections are few and its own: a transaction that stores a content waits for
 * them, and they for no transaction.
 */
export function openContentKeys({ url, personalKeys, log }: ContentKeysOptions): ContentKeys {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    connectionTimeoutMillis: 5_000,
    options: `-c role=${applicationRole} -c lock_timeout=10s -c statement_timeout=30s`,
  });
  pool.on('error', log);
  const find = async (sha256: string): Promise<ContentKey | undefined> => {
    const { rows } = await pool.query<Row>('select place, wrapped from platform.content_key where mark = $1', [
      personalKeys.mark(sha256),
    ]);
    return rows[0] && openContentKey(personalKeys, rows[0]);
  };
  return {
    toOpen: find,
    toSeal: async (sha256) => {
      const known = await find(sha256);
      if (known) return known;
      const place = randomBytes(16).toString('hex');
      const wrapped = personalKeys.wrap(ownerOf(place), randomBytes(32));
      await pool.query(
        'insert into platform.content_key (mark, place, wrapped) values ($1, $2, $3) on conflict (mark) do nothing',
        [personalKeys.mark(sha256), place, wrapped],
      );
      const made = await find(sha256);
      if (!made) throw new Error('The key of a content was destroyed in the moment it was made.');
      return made;
    },
    ofParts: personalKeys.ofParts,
    close: () => pool.end(),
  };
}

interface Row {
  readonly place: string;
  readonly wrapped: Buffer;
}

/** The key in a row of `platform.content_key`; throws when it was locked by another key outside the database. */
export const openContentKey = (keys: PersonalKeys, { place, wrapped }: Row): ContentKey => ({
  place,
  key: keys.unwrap(ownerOf(place), wrapped),
});

const ownerOf = (place: string): string => `the content at ${place}`;

/** Keeps the key of a content from being destroyed before the end of the transaction; says whether there is one. */
export async function holdContentKey(tx: Tx, sha256: string): Promise<boolean> {
  const held = await tx.query(sql`select 1 from platform.content_key where mark = ${markOf(sha256)} for key share`);
  return held.length === 1;
}

/** Waits until nobody holds the key of a content, and lets nobody hold it before the end of the transaction. */
export async function lockContentKey(tx: Tx, sha256: string): Promise<void> {
  await tx.query(sql`select 1 from platform.content_key where mark = ${markOf(sha256)} for update`);
}

/** Makes a content unreadable for good and says where it lies; absent when it has no key. */
export async function destroyContentKey(tx: Tx, sha256: string): Promise<string | undefined> {
  const [gone] = await tx.query<{ place: string }>(
    sql`delete from platform.content_key where mark = ${markOf(sha256)} returning place`,
  );
  return gone?.place;
}
