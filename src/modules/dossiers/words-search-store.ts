import type { Db } from '#platform/database';
import { sql, whole } from '#platform/sql';
import { fold } from '#platform/text';
import type { Parties } from './dossier.ts';
import type { WorkFound, WorkSearch } from './work-search-store.ts';
import { listRows, viewOf } from './worklist-store.ts';

/** How many dossiers of a view are looked through for words. */
export const lookedThrough = 1_000;

export interface WordsFound extends WorkFound {
  /** The view holds more dossiers than were looked through. */
  readonly isPart: boolean;
}

/**
 * The dossiers of a view whose request or addresses hold words that begin as those typed, whatever their accents. Addresses
 * lie sealed, so that no index knows their words: the first of the view are opened and read, of those that are closed the
 * last, and never more than `most`.
 */
export async function searchWorkByWords(db: Db, query: WorkSearch, most = lookedThrough): Promise<WordsFound> {
  const typed = wordsOf(query.search);
  const { where, key } = viewOf(query);
  const order = query.view === 'closed' ? sql`${key} desc, d.id desc` : sql`${key}, d.id`;
  const looked = await db.query<Looked>(sql`
    select d.id, d.content, d.parties from dossiers.dossier d where ${where} order by ${order} limit ${whole(most + 1)}`);
  const found = looked.slice(0, most).filter((dossier) => holds(dossier, typed));
  const ids = found.slice(0, query.limit).map(({ id }) => id);
  const rows =
    ids.length === 0 ? [] : await listRows(db, sql`${where} and d.id = any (${ids}::uuid[])`, key, query.limit);
  return { rows, isCut: found.length > query.limit, isPart: looked.length > most };
}

interface Looked {
  readonly id: string;
  readonly content: string;
  /** Nothing once their key was destroyed. */
  readonly parties: Parties | null;
}

function holds({ content, parties }: Looked, typed: readonly string[]): boolean {
  const people = parties ? [parties.owner, parties.submitter, parties.subject, parties.representative] : [];
  const text = ` ${wordsOf([content, ...people.map((party) => party?.address ?? '')].join(' ')).join(' ')}`;
  return typed.length > 0 && typed.every((word) => text.includes(` ${word}`));
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
