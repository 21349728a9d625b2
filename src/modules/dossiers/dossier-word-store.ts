import { type Db, one, type Tx } from '#platform/database';
import { markOfWord } from '#platform/personal-data';
import { join, sql, whole } from '#platform/sql';
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

/** The words a dossier is found by: those of its request and of the addresses of its people. */
export function wordsIn({ content, parties }: Worded): string[] {
  const people = parties ? [parties.owner, parties.submitter, parties.subject, parties.representative] : [];
  return wordsOf([content, ...people.map((party) => party?.address ?? '')].join(' '));
}

/** Enters the words of a dossier that is closed, so that it is found by them. */
export async function insertWords(tx: Tx, dossier: DossierKey & Worded): Promise<void> {
  const marks = wordsIn(dossier).map((word) => markOfWord(dossier.agencyId, word));
  await tx.query(sql`
    insert into dossiers.dossier_word (agency_id, dossier_id, mark)
    select ${dossier.agencyId}, ${dossier.id}, unnest(${marks}::bigint[]) on conflict do nothing`);
}

/** How many dossiers with the rarest of the words are looked at for the others: at first, and when these fill no page. */
const lookedAt = [500, 5_000] as const;

/**
 * The dossiers an agency received and closed that hold each of the words, the latest first. Begins with the word that
 * fewest hold; `isPart` when more than the last of `looked` hold even that one and no page was filled by the latest of them.
 */
export async function findClosedWith(
  db: Db,
  agencyId: string,
  words: readonly string[],
  { limit, looked = lookedAt }: { readonly limit: number; readonly looked?: readonly number[] | undefined },
): Promise<{ readonly found: readonly DossierKey[]; readonly isPart: boolean }> {
  let found: readonly DossierKey[] = [];
  for (const most of looked) {
    const [rarest, ...others] = await countHolders(db, agencyId, words, most + 1);
    if (!rarest || rarest.count === 0) return { found: [], isPart: false };
    found = await listHolders(db, agencyId, rarest.word, others, { most, limit });
    if (found.length === limit || rarest.count <= most) return { found, isPart: false };
  }
  return { found, isPart: true };
}

/** Of the latest dossiers that hold a word those that hold all others too. */
function listHolders(
  db: Db,
  agencyId: string,
  word: string,
  others: readonly { readonly word: string }[],
  { most, limit }: { readonly most: number; readonly limit: number },
): Promise<DossierKey[]> {
  const holding = (each: string) => sql`w.agency_id = ${agencyId} and w.mark = ${markOfWord(agencyId, each)}`;
  const all = others.map(
    (other) => sql`exists (select from dossiers.dossier_word w where ${holding(other.word)} and w.dossier_id = d.id)`,
  );
  return db.query<DossierKey>(sql`
    select ${agencyId}::uuid as "agencyId", d.id from (
      select w.dossier_id as id from dossiers.dossier_word w where ${holding(word)}
      order by w.dossier_id desc limit ${whole(most)}) d
    where ${join(all, ' and ')} order by d.id desc limit ${whole(limit)}`);
}

/** How many dossiers hold each word, up to `most`; the rarest first. */
async function countHolders(db: Db, agencyId: string, words: readonly string[], most: number) {
  const counts = words.map(
    (word) => sql`(select count(*)::int from (
      select w.mark from dossiers.dossier_word w where w.agency_id = ${agencyId} and w.mark = ${markOfWord(agencyId, word)}
      limit ${whole(most)}) counted)`,
  );
  if (counts.length === 0) return [];
  const { held } = await one<{ held: readonly number[] }>(db, sql`select array[${join(counts, ', ')}] as held`);
  return words.map((word, i) => ({ word, count: held[i] ?? 0 })).toSorted((a, b) => a.count - b.count);
}

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
