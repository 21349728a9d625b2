import type { Db } from '#platform/database';
import { sql, whole } from '#platform/sql';
import type { DossierKey } from './dossier-store.ts';
import { findClosedWith, isAnyWithoutWords, textsOf, type Worded, wordsOf } from './dossier-word-store.ts';
import { findsOf, type Piece } from './found-text.ts';
import type { WorkFound, WorkSearch } from './work-search-store.ts';
import { listRows, viewOf, type WorklistRow } from './worklist-store.ts';

/** How many dossiers that are not closed are read for words. */
export const readThrough = 1_000;

export interface WordsSearch extends WorkSearch {
  /** Where a search among closed dossiers goes on, as {@link WordsFound} said. */
  readonly olderThan?: string | undefined;
}

/**
 * What a search did not look at: those after the `first` of the view; those older than some of the `latest` that hold the
 * rarest of the words, which fill no page; some that an earlier version closed and no job has come to (`unready`).
 */
export type Part = 'first' | 'latest' | 'unready';

/** A line that says by what it was found. */
export interface FoundRow extends WorklistRow {
  /** Of its request and the addresses of its people what holds the words. */
  readonly found?: readonly (readonly Piece[])[] | undefined;
}

export interface WordsFound extends WorkFound {
  readonly rows: readonly FoundRow[];
  /** Absent when every dossier of the view was looked at, or a page was filled. */
  readonly part?: Part | undefined;
  /** Of closed dossiers: where older ones are searched; absent when the search came to the oldest. */
  readonly olderThan?: string | undefined;
}

/** How many dossiers are looked at in all, and how many of those that are not closed are opened in one go: nobody else is answered meanwhile. */
interface Looking {
  readonly most?: number | undefined;
  readonly atOnce?: number | undefined;
}

/**
 * The dossiers of a view whose request or addresses hold each of the words typed, whatever their accents. Those that are
 * closed, which grow without end, are found in the index of their words, the latest first. Of others there are as many as
 * people have on their desks: the first of them are opened and read, never more than `most`.
 */
export function searchWorkByWords(db: Db, search: WordsSearch, looking: Looking = {}): Promise<WordsFound> {
  const query = { ...search, words: wordsOf(search.search) };
  return query.view === 'closed' ? searchClosed(db, query, looking) : searchOpen(db, query, looking);
}

type Query = WordsSearch & { readonly words: readonly string[] };

async function searchClosed(db: Db, query: Query, { most }: Looking): Promise<WordsFound> {
  const [{ found, olderThan }, isUnready] = await Promise.all([
    findClosedWith(db, { ...query, looked: most === undefined ? undefined : [most] }),
    isAnyWithoutWords(db, query.agencyId),
  ]);
  const isPart = olderThan !== undefined && found.length < query.limit;
  const part = isUnready ? 'unready' : isPart ? 'latest' : undefined;
  const rows = await listFound(db, found, query.words);
  return { rows, isCut: false, part, olderThan };
}

async function searchOpen(db: Db, query: Query, { most = readThrough, atOnce = 100 }: Looking): Promise<WordsFound> {
  const { where, key } = viewOf(query);
  const looked = await db.query<DossierKey>(sql`
    select d.agency_id as "agencyId", d.id from dossiers.dossier d where ${where} order by ${key}, d.id limit ${whole(most + 1)}`);
  const found: DossierKey[] = [];
  for (let from = 0; from < Math.min(looked.length, most) && found.length <= query.limit; from += atOnce) {
    const read = await readTexts(db, looked.slice(from, Math.min(from + atOnce, most)));
    found.push(...read.filter((dossier) => holds(dossier, query.words)));
  }
  const rows = await listFound(db, found.slice(0, query.limit), query.words);
  return { rows, isCut: found.length > query.limit, part: looked.length > most ? 'first' : undefined };
}

function holds(dossier: Worded, typed: readonly string[]): boolean {
  const words = new Set(wordsOf(textsOf(dossier).join(' ')));
  return typed.length > 0 && typed.every((word) => words.has(word));
}

const inOrderOf = (keys: readonly DossierKey[]) => sql`array_position(${keys.map(({ id }) => id)}::uuid[], d.id)`;

/** What words are found in, of dossiers in the order of their keys. */
function readTexts(db: Db, keys: readonly DossierKey[]): Promise<(DossierKey & Worded)[]> {
  return db.query(sql`
    select d.agency_id as "agencyId", d.id, d.content, d.parties from dossiers.dossier d
    where ${keyed(keys)} order by ${inOrderOf(keys)}`);
}

/** Each by its key: for `any` of the keys PostgreSQL may go through an index of the agency that has the key last. */
function keyed(keys: readonly DossierKey[]) {
  const [agencies, ids] = [keys.map(({ agencyId }) => agencyId), keys.map(({ id }) => id)];
  return sql`(d.agency_id, d.id) in (select * from unnest(${agencies}::uuid[], ${ids}::uuid[]))`;
}

/** The lines of dossiers in the order in which they were found, by their keys: in that of the view all of it would be read. */
async function listFound(db: Db, found: readonly DossierKey[], words: readonly string[]): Promise<FoundRow[]> {
  if (found.length === 0) return [];
  const rows = await listRows<Worded>(db, keyed(found), inOrderOf(found), found.length, sql`, d.content, d.parties`);
  const finds = findsOf(words);
  return rows.map(({ content, parties, ...row }) => ({ ...row, found: finds(textsOf({ content, parties })) }));
}
