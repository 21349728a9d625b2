import type { Db } from '#platform/database';
import { join, type Statement, sql } from '#platform/sql';
import { comparable, fold } from '#platform/text';
import type { LifeEvent } from './life-events.ts';
import type { AgencyGroup, Audience, OnlineLevel, TimeLimit } from './procedure-version.ts';

/** What a person may look for; absent parts do not narrow. */
export interface ProcedureSearch {
  day: string;
  words?: string | undefined;
  field?: string | undefined;
  audience?: Audience | undefined;
  agencyGroup?: AgencyGroup | undefined;
  lifeEvent?: LifeEvent | undefined;
  /** Where the page before ended, from {@link FoundPage.next}. */
  after?: string | undefined;
  size?: number | undefined;
}

export interface FoundProcedure {
  code: string;
  name: string;
  field: string;
  agencyGroup: AgencyGroup;
  onlineLevel: OnlineLevel;
  timeLimit: TimeLimit;
}

export interface FoundPage {
  found: FoundProcedure[];
  /** Give it as `after` for the next page; absent on the last one. */
  next?: string;
}

/** Procedures in force on a day, the closest names first, or by field when no words are given; in pages. */
export async function searchProcedures(db: Db, search: ProcedureSearch): Promise<FoundPage> {
  const { after, size = 20 } = search;
  const sort = sortOf(search.words ?? '');
  const conditions = conditionsOf(search);
  const [lastSort, lastCode] = cursorParts(after);
  if (lastCode !== undefined) conditions.push(sql`(${sort}, code) > (${lastSort}, ${lastCode})`);
  // The content of a version is large, so it is opened for those of the page alone.
  const rows = await db.query<FoundProcedure & { sort: string }>(sql`
    select v.code, v.name, v.field, v.agency_group as "agencyGroup", v.online_level as "onlineLevel",
      v.content->'timeLimit' as "timeLimit", page.sort
    from (
      select id, code, ${sort} as sort from procedures.version where ${join(conditions, ' and ')}
      order by ${sort}, code limit ${size + 1}) page
    join procedures.version v on v.id = page.id
    order by page.sort, page.code`);
  const found = rows.slice(0, size);
  const last = found.at(-1);
  const page = { found: found.map(({ sort: _, ...procedure }) => procedure) };
  return rows.length > size && last ? { ...page, next: `${last.sort}~${last.code}` } : page;
}

/** The fields of procedures in force on a day, with how many each has. */
export function listFields(db: Db, day: string): Promise<{ field: string; count: number }[]> {
  return db.query(sql`
    select field, count(*)::int as count from procedures.version where ${join(inForce(day), ' and ')}
    group by field order by field collate "vi-x-icu"`);
}

function inForce(day: string): Statement[] {
  return [
    sql`valid_from <= ${day}`,
    sql`(valid_to is null or valid_to > ${day})`,
    sql`procedures.is_in_force(status, content->'repeal'->>'on', ${day})`,
  ];
}

function conditionsOf({ day, words = '', field, audience, agencyGroup, lifeEvent }: ProcedureSearch): Statement[] {
  const conditions = [...inForce(day), ...conditionsOfWords(words)];
  if (field) conditions.push(sql`field = ${field}`);
  if (audience) conditions.push(sql`audience @> ${[audience]}::text[]`);
  if (agencyGroup) conditions.push(sql`agency_group = ${agencyGroup}`);
  if (lifeEvent) conditions.push(sql`(code = any (${lifeEvent.codes}) or field = any (${lifeEvent.fields}))`);
  return conditions;
}

/** A code finds by its beginning; words find without accents, but a word typed with accents must have them. */
function conditionsOfWords(words: string): Statement[] {
  const folded = fold(words);
  if (/^\d\.\d{1,6}/.test(folded)) return [sql`code like ${`${folded}%`}`];
  const each = folded.match(/[a-z0-9]+/g) ?? [];
  if (each.length === 0) return [];
  const query = each.map((word) => `${word}:*`).join(' & ');
  const accented = comparable(words)
    .split(' ')
    .filter((word) => word !== fold(word) && /^[\p{L}\p{M}]+$/u.test(word));
  return [
    sql`to_tsvector('simple', folded) @@ to_tsquery('simple', ${query})`,
    ...accented.map((word) => sql`comparable like ${`%${word}%`}`),
  ];
}

/** The whole phrase in the name comes first, then the shorter name; without words, by field. */
function sortOf(words: string): Statement {
  const phrase = fold(words);
  if (phrase === '') return sql`field collate "vi-x-icu"`;
  return sql`(case when strpos(folded, ${phrase}) > 0 then '0' else '1' end || lpad(length(name)::text, 5, '0'))`;
}

/** The sort key and the code at which a page ended, from the text that the next one is asked for by. */
export function cursorParts(after: string | undefined): [string, string] | [] {
  const at = after?.lastIndexOf('~') ?? -1;
  return after === undefined || at < 0 ? [] : [after.slice(0, at), after.slice(at + 1)];
}
