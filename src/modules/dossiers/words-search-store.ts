import type { Db } from '#platform/database';
import { sql, whole } from '#platform/sql';
import { fold } from '#platform/text';
import type { Parties } from './dossier.ts';
import type { DossierKey } from './dossier-store.ts';
import type { WorkFound, WorkSearch } from './work-search-store.ts';
import { listRows, viewOf, type WorklistRow, type WorklistView } from './worklist-store.ts';

/** How many dossiers of a view are looked through for words. */
export const lookedThrough = 1_000;

/** Whether a view is looked through from its latest dossiers back, not from its first on. */
export const looksThroughLatest = (view: WorklistView): boolean => view === 'closed';

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
  const order = looksThroughLatest(query.view) ? sql`${key} desc, d.id desc` : sql`${key}, d.id`;
  const looked = await db.query<Looked>(sql`
    select d.agency_id as "agencyId", d.id, d.content, d.parties from dossiers.dossier d
    where ${where} order by ${order} limit ${whole(most + 1)}`);
  const found = looked.slice(0, most).filter((dossier) => holds(dossier, typed));
  const rows = await listFound(db, found.slice(0, query.limit));
  return { rows, isCut: found.length > query.limit, isPart: looked.length > most };
}

/** The lines of dossiers in the order in which they were found, by their keys: in that of the view all of it would be read. */
async function listFound(db: Db, found: readonly DossierKey[]): Promise<WorklistRow[]> {
  if (found.length === 0) return [];
  const agencies = [...new Set(found.map(({ agencyId }) => agencyId))];
  const ids = found.map(({ id }) => id);
  const keyed = sql`d.agency_id = any (${agencies}::uuid[]) and d.id = any (${ids}::uuid[])`;
  return listRows(db, keyed, sql`array_position(${ids}::uuid[], d.id)`, found.length);
}

interface Looked extends DossierKey {
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
