import { type Db, one, type Tx } from '#platform/database';
import { markOfWord } from '#platform/personal-data';
import { join, type Statement, sql, whole } from '#platform/sql';
import { fold } from '#platform/text';
import type { Dossier, Parties } from './dossier.ts';

type DossierKey = Pick<Dossier, 'agencyId' | 'id'>;

/** What words are found in; no parties once their key was destroyed. */
export interface Worded {
  readonly content: string;
  readonly parties: Parties | null;
}

/** The words of a text, in lower case and without accents, each once. */
export const wordsOf = (text: string): string[] => [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? [])];

/** The texts a dossier is found by: its request and the addresses of its people, each once. */
export function textsOf({ content, parties }: Worded): string[] {
  const people = parties ? [parties.owner, parties.submitter, parties.subject, parties.representative] : [];
  return [...new Set([content, ...people.map((party) => party?.address ?? '')])];
}

/** Enters the words of a dossier that is closed, so that it is found by them. */
export async function insertWords(tx: Tx, dossier: DossierKey & Worded): Promise<void> {
  const marks = wordsOf(textsOf(dossier).join(' ')).map((word) => markOfWord(dossier.agencyId, word));
  await tx.query(sql`
    insert into dossiers.dossier_word (agency_id, dossier_id, mark)
    select ${dossier.agencyId}, ${dossier.id}, unnest(${marks}::bigint[]) on conflict do nothing`);
}

/** How many dossiers with the rarest of the words are looked at for the others: at first, and when these fill no page. */
const lookedAt = [500, 5_000] as const;

/** By how many of its latest dossiers a word is known to be rare. */
const sampled = 100;

/** Later than any identifier. */
const latest = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export interface ClosedSearch {
  readonly agencyId: string;
  readonly words: readonly string[];
  readonly limit: number;
  /** Only dossiers filed before the one with this identifier; from the latest when absent. */
  readonly olderThan?: string | undefined;
  readonly looked?: readonly number[] | undefined;
}

export interface ClosedFound {
  readonly found: readonly DossierKey[];
  /** Where the search goes on; absent when it came to the oldest. */
  readonly olderThan?: string | undefined;
}

/**
 * The dossiers an agency received and closed that hold each of the words, the latest first. Goes through those with the
 * rarest word, and ends where a page is full or as many as the last of `looked` were looked at.
 */
export async function findClosedWith(db: Db, search: ClosedSearch): Promise<ClosedFound> {
  const { words, olderThan = latest, looked = lookedAt } = search;
  const asked = { ...search, olderThan };
  const held = await latestWith(db, asked, words, sampled);
  const [rarest, ...others] = held.toSorted((a, b) => a.count - b.count || earlier(a.reached, b.reached));
  if (!rarest || rarest.count === 0) return { found: [] };
  return findAmong(db, { ...asked, rarest, others: others.map(({ word }) => word) }, looked);
}

async function findAmong(db: Db, among: Among, [most = 0, ...more]: readonly number[]): Promise<ClosedFound> {
  const found = await listHolders(db, among, most);
  const isFull = found.length > among.limit;
  if (isFull) return { found: found.slice(0, among.limit), olderThan: found[among.limit - 1]?.id };
  if (among.rarest.count <= Math.min(sampled, most)) return { found };
  const [held] = await latestWith(db, among, [among.rarest.word], most);
  if (!held || held.count <= most) return { found };
  return more.length > 0 ? findAmong(db, among, more) : { found, olderThan: held.reached };
}

type Asked = ClosedSearch & { readonly olderThan: string };

/** Each dossier that holds the rarest word is asked for the others. */
type Among = Asked & { readonly rarest: Held; readonly others: readonly string[] };

/** A word with the latest dossiers that hold it, some and one more: how many these are, and the last of the some. */
interface Held {
  readonly word: string;
  readonly count: number;
  readonly reached: string;
}

/** The dossiers of a search that hold the word of a mark. */
const holding = ({ agencyId, olderThan }: Asked, mark: Statement) =>
  sql`dossiers.dossier_word w where w.agency_id = ${agencyId} and w.mark = ${mark} and w.dossier_id < ${olderThan}`;

/**
 * Of the latest dossiers that hold the rarest word those that hold all others too. Each is asked for each of these by its
 * key: with `exists` PostgreSQL may join, and read whatever else holds a word that it takes to be rare.
 */
function listHolders(db: Db, among: Among, most: number): Promise<DossierKey[]> {
  const mark = (word: string) => sql`${markOfWord(among.agencyId, word)}`;
  const all = among.others.map((word) => sql`(select true from ${holding(among, mark(word))} and w.dossier_id = d.id)`);
  return db.query<DossierKey>(sql`
    select ${among.agencyId}::uuid as "agencyId", d.id from (
      select w.dossier_id as id from ${holding(among, mark(among.rarest.word))} order by w.dossier_id desc limit ${whole(most)}) d
    where ${join(all, ' and ')} order by d.id desc limit ${whole(among.limit + 1)}`);
}

/**
 * Of each word the latest dossiers that hold it, `most` and one more. Of words that more hold than that, the rarest is the
 * one whose latest reach furthest back. The marks come as one list: of one that is named by itself PostgreSQL may know how
 * often it is held, and plan anew for each search. `offset 0` keeps it from reading them twice, once for each use of `ids`.
 */
async function latestWith(db: Db, asked: Asked, words: readonly string[], most: number): Promise<Held[]> {
  const marks = words.map((word) => markOfWord(asked.agencyId, word));
  const held = await db.query<{ n: number; count: number; reached: string | null }>(sql`
    select n::int, cardinality(ids) as count, ids[${whole(most)}] as reached
    from unnest(${marks}::bigint[]) with ordinality as typed (mark, n), lateral (select array(
      select w.dossier_id from ${holding(asked, sql`typed.mark`)} order by w.dossier_id desc limit ${whole(most + 1)}) as ids offset 0) latest`);
  return held.map(({ n, count, reached }) => ({ word: words[n - 1] ?? '', count, reached: reached ?? '' }));
}

/** Identifiers sort by when they were made. */
const earlier = (a: string, b: string): number => Number(a > b) - Number(a < b);

const withoutWords = (agencyId: string) =>
  sql`dossiers.dossier where agency_id = ${agencyId} and stage = 'closed' and not has_words and destroyed_at is null`;

/** Whether an earlier version closed a dossier of the agency that is not found by its words yet. */
export async function isAnyWithoutWords(db: Db, agencyId: string): Promise<boolean> {
  return (await one<{ any: boolean }>(db, sql`select exists (select from ${withoutWords(agencyId)}) as any`)).any;
}

/** Lets the next dossiers of an agency that an earlier version closed be found by their words; returns how many. */
export async function indexNext(tx: Tx, agencyId: string, limit: number): Promise<number> {
  const next = await tx.query<DossierKey & Worded>(sql`
    select agency_id as "agencyId", id, content, parties from ${withoutWords(agencyId)} order by id limit ${whole(limit)} for update`);
  for (const dossier of next) await insertWords(tx, dossier);
  const ids = next.map(({ id }) => id);
  await tx.query(
    sql`update dossiers.dossier set has_words = true where agency_id = ${agencyId} and id = any (${ids}::uuid[])`,
  );
  return next.length;
}
