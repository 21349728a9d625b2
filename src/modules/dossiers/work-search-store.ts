import type { Db } from '#platform/database';
import { sql } from '#platform/sql';
import { fold } from '#platform/text';
import { taxCodeOf } from './tax-code.ts';
import { listRows, type ViewQuery, viewOf, type WorklistRow } from './worklist-store.ts';

export interface WorkSearch extends ViewQuery {
  /** What was typed. */
  readonly search: string;
  readonly limit: number;
}

export interface WorkFound {
  readonly rows: readonly WorklistRow[];
  /** There may be more: whoever asks should type more. */
  readonly isCut: boolean;
}

/**
 * The dossiers of a view with that code, its end for a dossier of the agency itself, that tax code, or an owner whose name
 * begins with what was typed or ends with it. A name is looked up from its beginning and from its given name back,
 * each in an index; comparing with `>=` and `<` instead of `like` lets PostgreSQL use it under row-level security.
 */
export async function searchWork(db: Db, query: WorkSearch): Promise<WorkFound> {
  if (isTaxCode.test(query.search)) return cutAt(query.limit, await listWithTaxCode(db, query));
  if (isCode.test(query.search)) return { rows: await listWithCode(db, query), isCut: false };
  await keepPlans(db);
  const words = fold(query.search).split(' ');
  const beginning = listNamed(db, query, 'owner_folded', words.join(' '));
  // Several words are the beginning of a name far more often than its end; one word is as often a given name.
  const isFull = words.length > 1 && (await beginning).length === query.limit;
  const ending = isFull ? [] : listNamed(db, query, 'owner_backwards', words.toReversed().join(' '));
  const found = await Promise.all([beginning, ending]);
  const rows = [...new Map(found.flat().map((row) => [row.id, row])).values()];
  return { rows, isCut: found.some(({ length }) => length === query.limit) };
}

const cutAt = (limit: number, rows: readonly WorklistRow[]): WorkFound => ({ rows, isCut: rows.length === limit });

/** Of an organisation: the identity numbers of people are not searched by address, where browsers keep them. */
const isTaxCode = /^\s*\d{10}(\s*-?\s*\d{3})?\s*$/;

function listWithTaxCode(db: Db, query: WorkSearch): Promise<WorklistRow[]> {
  const { where } = viewOf(query);
  const owned = sql`d.owner_tax_code = ${taxCodeOf(query.search)}`;
  return listRows(db, sql`${where} and ${owned}`, sql`d.owner_tax_code`, query.limit);
}

/**
 * PostgreSQL does not know how few people bear a name, and would plan each search anew, which takes ten times as long as
 * the search. There is one good plan: the index of names, in its order. Citus has no plan for values it does not know.
 */
const keepPlans = (db: Db) =>
  db.query(sql`
    select set_config('plan_cache_mode', 'force_generic_plan', true)
    where not exists (select from pg_catalog.pg_extension where extname = 'citus')`);

/** A code or its end; names of organisations hold numbers as well, but begin with a word. */
const isCode = /^\s*(\d|[A-Za-z]\d)/;

const nameColumns = {
  owner_folded: sql`d.owner_folded collate "C"`,
  owner_backwards: sql`d.owner_backwards collate "C"`,
} as const;

function listNamed(
  db: Db,
  query: WorkSearch,
  column: keyof typeof nameColumns,
  beginning: string,
): Promise<WorklistRow[]> {
  const { where } = viewOf(query);
  const name = nameColumns[column];
  const named = sql`${name} >= ${beginning} and ${name} < ${`${beginning}\u{10ffff}`}`;
  return listRows(db, sql`${where} and ${stageOfView(query)} and ${named}`, name, query.limit);
}

/** Names are indexed by stage among the dossiers an agency received; what it settles has an index of its own. */
function stageOfView({ view }: WorkSearch) {
  if (view === 'intake') return sql`d.stage = 'intake'`;
  return view === 'closed' || view === 'hand_over' ? sql`d.stage = 'closed'` : sql`d.stage = 'settlement'`;
}

/** `260310-0042` is that number of the agency itself; a whole code names the agency that received the dossier. */
function listWithCode(db: Db, query: WorkSearch): Promise<WorklistRow[]> {
  const typed = query.search.replace(/\s+/g, '').toUpperCase();
  const isEnd = /^\d{6}-/.test(typed);
  const { where, key } = viewOf(query);
  const agencyCode = typed.split('-')[0] ?? '';
  const meant = isEnd ? sql`a.id = ${query.agencyId}` : sql`(a.code = ${agencyCode} or a.old_code = ${agencyCode})`;
  const code = isEnd ? sql`a.code || ${`-${typed}`}` : sql`${typed}::text`;
  const agency = sql`organisation.published_agency a where ${meant}`;
  const coded = sql`d.agency_id = (select a.id from ${agency}) and d.code = (select ${code} from ${agency})`;
  return listRows(db, sql`${where} and ${coded}`, key, query.limit);
}
